package dev.amana.consent.consents;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a consent remembers of its events.
 *
 * @param sequence the number of the last event; the creation is 0
 * @param lastEventAt when the last event happened
 * @param attempts every attempt that led to an event
 * @param notices the notices of its expiry that were given, by how many days before it they were due
 */
public record Trail(long sequence, Instant lastEventAt, Map<AttemptId, Attempt> attempts, Set<Integer> notices) {

    public Trail {
        attempts = Map.copyOf(attempts);
        notices = Set.copyOf(notices);
    }

    static Trail startedAt(Instant at) {
        return new Trail(0, at, Map.of(), Set.of());
    }

    Trail then(ConsentEvent event) {
        return new Trail(sequence + 1, event.occurredAt(), attempts, notices);
    }

    Trail remembering(AttemptId id, Attempt attempt) {
        Map<AttemptId, Attempt> more = new HashMap<>(attempts);
        more.put(id, attempt);
        return new Trail(sequence, lastEventAt, more, notices);
    }

    Trail noticing(int daysBefore) {
        Set<Integer> more = new HashSet<>(notices);
        more.add(daysBefore);
        return new Trail(sequence, lastEventAt, attempts, more);
    }

    /** When something that was asked at this instant happens: never before what happened last. */
    Instant timeOf(Instant asked) {
        return asked.isBefore(lastEventAt) ? lastEventAt : asked;
    }
}
