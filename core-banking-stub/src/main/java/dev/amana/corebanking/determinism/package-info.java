/** Randomness and identifiers that are the same on every run. */
@NullMarked
package dev.amana.corebanking.determinism;

import org.jspecify.annotations.NullMarked;
