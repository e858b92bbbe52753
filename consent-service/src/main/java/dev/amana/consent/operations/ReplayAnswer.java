package dev.amana.consent.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.amana.consent.replay.Difference;
import dev.amana.consent.replay.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a replay goes, or went.
 *
 * @param eventsPerSecond since it began, interruptions included
 * @param secondsLeft at that rate
 * @param lockedMillis how long writers waited for the swap
 * @param differing how many rows were not what the events say; known of the latest replay only
 * @param differences the first of them
 */
@JsonPropertyOrder({
    "id",
    "projection",
    "dryRun",
    "phase",
    "askedBy",
    "askedAt",
    "beganAt",
    "endedAt",
    "eventsTotal",
    "eventsDone",
    "consentsDone",
    "eventsPerSecond",
    "secondsLeft",
    "lockedMillis",
    "failure",
    "differing",
    "differences"
})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ReplayAnswer(
        String id,
        String projection,
        boolean dryRun,
        String phase,
        String askedBy,
        Instant askedAt,
        Optional<Instant> beganAt,
        Optional<Instant> endedAt,
        long eventsTotal,
        long eventsDone,
        long consentsDone,
        OptionalLong eventsPerSecond,
        OptionalLong secondsLeft,
        OptionalLong lockedMillis,
        Optional<String> failure,
        OptionalLong differing,
        Optional<List<DifferenceAnswer>> differences) {

    private static final int MILLIS = 1_000;

    /** Rows as they are in the table, by column. */
    @JsonPropertyOrder({"consentId", "row", "live", "rebuilt"})
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DifferenceAnswer(
            String consentId,
            String row,
            @JsonRawValue String live,
            @JsonRawValue String rebuilt) {

        static DifferenceAnswer of(Difference difference) {
            return new DifferenceAnswer(
                    difference.consentId(),
                    difference.row(),
                    difference.live().orElse("null"),
                    difference.rebuilt().orElse("null"));
        }
    }

    static ReplayAnswer of(Replay replay) {
        return of(replay, OptionalLong.empty(), Optional.empty());
    }

    static ReplayAnswer of(Replay replay, OptionalLong differing, Optional<List<DifferenceAnswer>> differences) {
        OptionalLong rate = rate(replay);
        long left = replay.eventsTotal() - replay.eventsDone();
        return new ReplayAnswer(
                replay.id().toString(),
                replay.projection(),
                !replay.swaps(),
                replay.phase().code(),
                replay.askedBy(),
                replay.askedAt(),
                replay.beganAt(),
                replay.endedAt(),
                replay.eventsTotal(),
                replay.eventsDone(),
                replay.consentsDone(),
                rate,
                rate.isPresent()
                                && rate.getAsLong() > 0
                                && left > 0
                                && !replay.phase().isOver()
                        ? OptionalLong.of(left / rate.getAsLong())
                        : OptionalLong.empty(),
                replay.lockedMillis(),
                replay.failure(),
                differing,
                differences);
    }

    private static OptionalLong rate(Replay replay) {
        if (replay.beganAt().isEmpty() || replay.movedAt().isEmpty()) {
            return OptionalLong.empty();
        }
        long millis =
                Duration.between(replay.beganAt().get(), replay.movedAt().get()).toMillis();
        return millis > 0 ? OptionalLong.of(replay.eventsDone() * MILLIS / millis) : OptionalLong.empty();
    }
}
