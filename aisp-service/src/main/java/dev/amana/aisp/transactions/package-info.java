/** The transactions of shared accounts, within the consent's period and directions. */
@NullMarked
package dev.amana.aisp.transactions;

import org.jspecify.annotations.NullMarked;
