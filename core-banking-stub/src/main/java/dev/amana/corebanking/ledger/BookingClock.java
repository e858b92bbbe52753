package dev.amana.corebanking.ledger;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bank's order of booking: milliseconds since 1970, pushed ahead where two would meet. A booking made after a
 * snapshot was taken always has a higher number, so a snapshot means the same set of bookings for ever.
 */
public final class BookingClock {

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    public BookingClock(Clock clock) {
        this.clock = clock;
    }

    /** Everything booked so far has this number or a lower one; everything booked later a higher one. */
    public long snapshot() {
        return last.accumulateAndGet(clock.millis(), Math::max);
    }

    /** The number of a booking made now. */
    long next() {
        return last.accumulateAndGet(clock.millis(), (before, now) -> Math.max(before + 1, now));
    }
}
