package dev.amana.consent.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The real time in milliseconds, until a test moves on. */
final class TestClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** Runs something at a later time. */
    void ahead(Duration by, Runnable then) {
        ahead = by;
        try {
            then.run();
        } finally {
            ahead = Duration.ZERO;
        }
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
