/** What a consent was at any instant, and which consents somebody had then: folded from the events, each time anew. */
@NullMarked
package dev.amana.consent.history;

import org.jspecify.annotations.NullMarked;
