package dev.amana.consent.publication;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.amana.consent.status.ConsentState;
import dev.amana.consent.status.ConsentStatus;
import dev.amana.consent.status.StatusChange;
import java.time.Instant;

/**
 * What {@code consents.v1} says of one event: which it was, and the consent's whole public state after it, so that the
 * latest record of a consent is all a reader needs (contract/consents.v1.schema.json).
 *
 * @param schema the number of this shape; readers stop at one they don't know
 * @param sequence the event's number within its consent; a reader drops what is not newer than what it has
 */
@JsonPropertyOrder({"schema", "consentId", "sequence", "event", "eventId", "occurredAt", "state"})
record ConsentRecord(
        int schema,
        String consentId,
        long sequence,
        String event,
        String eventId,
        Instant occurredAt,
        ConsentState state) {

    private static final int SCHEMA = 1;

    static ConsentRecord of(StatusChange change) {
        return of(
                change.after(),
                change.eventName(),
                change.eventId(),
                change.event().occurredAt());
    }

    /** Of the event that a consent stands after. */
    static ConsentRecord of(ConsentStatus after, String event, String eventId, Instant occurredAt) {
        return new ConsentRecord(
                SCHEMA,
                after.consentId().value(),
                after.sequence(),
                event,
                eventId,
                occurredAt,
                ConsentState.of(after, after.recorded()));
    }
}
