/** Rates, limits and further facts of an account. */
@NullMarked
package dev.amana.aisp.supplementaryinfo;

import org.jspecify.annotations.NullMarked;
