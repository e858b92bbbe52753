package dev.amana.consent.consents;

import java.time.Instant;
import java.util.Optional;

/** From when to when transactions may be read, both ends included; an end left out is open. */
public record TransactionPeriod(Optional<Instant> from, Optional<Instant> to) {

    /** Whether it ends before it begins, and so could never show anything. */
    public boolean isReversed() {
        return from.isPresent() && to.isPresent() && from.get().isAfter(to.get());
    }
}
