/** The balances of shared accounts. */
@NullMarked
package dev.amana.aisp.balances;

import org.jspecify.annotations.NullMarked;
