package dev.amana.consent.auditpage;

import dev.amana.consent.eventstore.RecordedEvent;
import java.util.Optional;

/** One event, as the timeline shows it. */
record HappenedEvent(
        long sequence,
        String name,
        Moment at,
        Moment recordedAt,
        String actorKind,
        String actorId,
        String interactionId,
        Optional<String> attemptId,
        String content) {

    static HappenedEvent of(RecordedEvent recorded) {
        RecordedEvent.Origin origin = recorded.origin();
        return new HappenedEvent(
                recorded.sequence(),
                recorded.name(),
                new Moment(recorded.event().occurredAt()),
                new Moment(recorded.recordedAt()),
                origin.actorKind(),
                origin.actorId(),
                origin.interactionId(),
                origin.attemptId(),
                recorded.content());
    }
}
