package dev.amana.consent.consents;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a consent remembers of its events.
 *
 * @param sequence the number of the last event; the creation is 0
 * @param lastEventAt when the last event happened
 * @param attempts every attempt that led to an event
 */
public record Trail(long sequence, Instant lastEventAt, Map<AttemptId, Attempt> attempts) {

    public Trail {
        attempts = Map.copyOf(attempts);
    }

    static Trail startedAt(Instant at) {
        return new Trail(0, at, Map.of());
    }

    Trail then(ConsentEvent event) {
        return new Trail(sequence + 1, event.occurredAt(), attempts);
    }

    Trail remembering(AttemptId id, Attempt attempt) {
        Map<AttemptId, Attempt> more = new HashMap<>(attempts);
        more.put(id, attempt);
        return new Trail(sequence, lastEventAt, more);
    }

    /** When something that was asked at this instant happens: never before what happened last. */
    Instant timeOf(Instant asked) {
        return asked.isBefore(lastEventAt) ? lastEventAt : asked;
    }
}
