package dev.amana.consent.auditpage;

import dev.amana.consent.eventstore.RecordedEvent;
import dev.amana.consent.history.ConsentHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The whole life of a consent until now.
 *
 * @param stretches one after the other, without a gap
 */
record ConsentLife(List<Stretch> stretches, List<HappenedEvent> events) {

    /** Steps of the slider within a stretch: each is as wide as any other, or a year would hide its first minute. */
    static final int STEPS = 100;

    static ConsentLife of(List<RecordedEvent> events, Instant now) {
        TreeSet<Instant> turns = new TreeSet<>();
        events.forEach(recorded -> turns.add(recorded.event().occurredAt()));
        // The clock may end it before an event says so; where it had ended otherwise, nothing changes then.
        Instant expiry =
                ConsentHistory.fold(events, now).orElseThrow().consent().terms().expiresAt();
        if (expiry.isBefore(now)) {
            turns.add(expiry);
        }
        List<Instant> starts = List.copyOf(turns);
        List<Stretch> stretches = new ArrayList<>();
        for (int number = 0; number < starts.size(); number++) {
            Instant start = starts.get(number);
            Instant end = number + 1 < starts.size() ? starts.get(number + 1) : now;
            ConsentHistory.fold(events, start)
                    .ifPresent(then ->
                            stretches.add(Stretch.of(stretches.size(), new Moment(start), new Moment(end), then)));
        }
        return new ConsentLife(
                List.copyOf(stretches), events.stream().map(HappenedEvent::of).toList());
    }

    /** The stretch in which this instant lies; the first for one before it all. */
    public Stretch at(Instant instant) {
        return stretches.reversed().stream()
                .filter(stretch -> !stretch.start().instant().isAfter(instant))
                .findFirst()
                .orElse(stretches.getFirst());
    }

    /** Where the slider's end is. */
    public int steps() {
        return stretches.size() * STEPS;
    }

    /** Where the slider stands at this instant. */
    int stepAt(Instant instant) {
        Stretch stretch = at(instant);
        long length = Math.max(1, stretch.end().millis() - stretch.start().millis());
        long into = Math.clamp(instant.toEpochMilli() - stretch.start().millis(), 0, length);
        return stretch.number() * STEPS + Math.toIntExact(into * STEPS / length);
    }

    /** The instant at which the slider stands so. */
    Instant at(int step) {
        int within = Math.clamp(step, 0, steps());
        Stretch stretch = stretches.get(Math.min(within / STEPS, stretches.size() - 1));
        long length = stretch.end().millis() - stretch.start().millis();
        long into = within - (long) stretch.number() * STEPS;
        return stretch.start().instant().plusMillis(length * into / STEPS);
    }
}
