/** Takes the event history out as lines of text, verbatim and provably whole, and puts it into an empty store. */
@NullMarked
package dev.amana.consent.archive;

import org.jspecify.annotations.NullMarked;
