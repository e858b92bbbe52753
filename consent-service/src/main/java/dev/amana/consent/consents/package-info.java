/** What a consent is: its states, what may happen to it, and why a request is refused. No framework, clock or I/O. */
@NullMarked
package dev.amana.consent.consents;

import org.jspecify.annotations.NullMarked;
