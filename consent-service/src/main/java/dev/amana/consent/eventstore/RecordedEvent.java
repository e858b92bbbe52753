package dev.amana.consent.eventstore;

import dev.amana.consent.consents.ConsentEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as it lies in the store, with all that was recorded of it.
 *
 * @param name by which events of its kind are kept
 * @param sequence its number within its consent, from 0
 * @param recordedAt when it was written; when it happened is in the event
 * @param content its JSON
 */
public record RecordedEvent(
        ConsentEvent event,
        String name,
        String eventId,
        long sequence,
        Instant recordedAt,
        Origin origin,
        String content) {

    /**
     * Who did it, through which call.
     *
     * @param actorKind {@code Tpp}, {@code Psu}, {@code Bank} or {@code Clock}
     * @param actorId opaque; for the clock the service that keeps it
     */
    public record Origin(
            String actorKind, String actorId, String interactionId, Optional<String> attemptId, String commandId) {}
}
