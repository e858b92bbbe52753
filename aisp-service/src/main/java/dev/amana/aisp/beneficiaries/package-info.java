/** The payees that a customer set up. */
@NullMarked
package dev.amana.aisp.beneficiaries;

import org.jspecify.annotations.NullMarked;
