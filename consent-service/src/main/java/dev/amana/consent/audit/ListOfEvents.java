package dev.amana.consent.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.amana.consent.eventstore.RecordedEvent;
import dev.amana.openbanking.ApiDateTime;
import java.util.List;
import java.util.Optional;

/** A part of what happened to a consent, in order. */
@JsonPropertyOrder({"consentId", "events", "next"})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ListOfEvents(String consentId, List<Event> events, Optional<String> next) {

    /**
     * One event.
     *
     * @param event its name
     * @param recordedAt when it was written; it happened at {@code occurredAt}
     * @param content the event's own fields, as the store writes them
     */
    @JsonPropertyOrder({
        "sequence",
        "event",
        "eventId",
        "occurredAt",
        "recordedAt",
        "actor",
        "interactionId",
        "attemptId",
        "commandId",
        "content"
    })
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Event(
            long sequence,
            String event,
            String eventId,
            ApiDateTime occurredAt,
            ApiDateTime recordedAt,
            Actor actor,
            String interactionId,
            Optional<String> attemptId,
            String commandId,
            @JsonRawValue String content) {

        static Event of(RecordedEvent recorded) {
            RecordedEvent.Origin origin = recorded.origin();
            return new Event(
                    recorded.sequence(),
                    recorded.name(),
                    recorded.eventId(),
                    new ApiDateTime(recorded.event().occurredAt()),
                    new ApiDateTime(recorded.recordedAt()),
                    new Actor(origin.actorKind(), origin.actorId()),
                    origin.interactionId(),
                    origin.attemptId(),
                    origin.commandId(),
                    recorded.content());
        }
    }

    /** Who did it. */
    @JsonPropertyOrder({"kind", "id"})
    record Actor(String kind, String id) {}

    static ListOfEvents of(String consentId, List<RecordedEvent> all, long first, int limit) {
        List<Event> part = all.stream()
                .filter(recorded -> recorded.sequence() >= first)
                .limit(limit)
                .map(Event::of)
                .toList();
        long next = first + part.size();
        Optional<String> cursor =
                next < all.size() ? Optional.of(Cursor.of(next).toString()) : Optional.empty();
        return new ListOfEvents(consentId, part, cursor);
    }
}
