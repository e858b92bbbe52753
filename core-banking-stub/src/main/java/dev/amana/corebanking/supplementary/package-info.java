/** Rates, limits and dates of an account beyond its balance. */
@NullMarked
package dev.amana.corebanking.supplementary;

import org.jspecify.annotations.NullMarked;
