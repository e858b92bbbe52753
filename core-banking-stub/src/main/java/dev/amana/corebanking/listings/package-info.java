/** Cuts lists into pages of a fixed snapshot. */
@NullMarked
package dev.amana.corebanking.listings;

import org.jspecify.annotations.NullMarked;
