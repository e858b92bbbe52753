package dev.amana.consent.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The real time in milliseconds, until a test moves on or stops it. */
final class TestClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant stopped;

    /** Runs something at a later time. */
    void ahead(Duration by, Runnable then) {
        ahead = by;
        try {
            then.run();
        } finally {
            ahead = Duration.ZERO;
        }
    }

    /** Runs something at exactly this instant, for as long as it takes. */
    void stoppedAt(Instant instant, Runnable then) {
        stopped = instant;
        try {
            then.run();
        } finally {
            stopped = null;
        }
    }

    @Override
    public Instant instant() {
        Instant exactly = stopped;
        if (exactly != null) {
            return exactly;
        }
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
