/** Who of the bank's staff looked at what: written before the answer, never changed. */
@NullMarked
package dev.amana.consent.looks;

import org.jspecify.annotations.NullMarked;
