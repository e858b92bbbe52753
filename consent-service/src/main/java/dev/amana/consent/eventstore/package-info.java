/** Sends commands to the one entity that decides, and keeps what it decided in the event store. */
@NullMarked
package dev.amana.consent.eventstore;

import org.jspecify.annotations.NullMarked;
