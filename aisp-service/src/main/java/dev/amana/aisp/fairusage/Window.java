package dev.amana.aisp.fairusage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A stretch of time in which calls are counted together; the next one begins at zero.
 *
 * @param start its first moment
 * @param end the first moment after it
 */
record Window(Instant start, Instant end) {

    /** The window of this length in which the moment lies; windows follow each other from 1970 on. */
    static Window of(Instant now, Duration length) {
        var number = Math.floorDiv(now.toEpochMilli(), length.toMillis());
        var start = Instant.ofEpochMilli(number * length.toMillis());
        return new Window(start, start.plus(length));
    }

    /** The calendar day in which the moment lies. */
    static Window dayOf(Instant now, ZoneId zone) {
        var day = LocalDate.ofInstant(now, zone);
        return new Window(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** How long until the next one begins, in whole seconds, never none. */
    Duration left(Instant now) {
        return Duration.ofSeconds(
                Math.max(1, Duration.between(now, end).plusMillis(999).toSeconds()));
    }
}
