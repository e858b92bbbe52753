package dev.amana.aisp.access;

import java.time.Instant;
import java.util.Optional;

/** A stretch of time with both ends included; a missing end is open. */
public record Period(Optional<Instant> from, Optional<Instant> to) {

    /** No bound on either side. */
    public static final Period UNBOUNDED = new Period(Optional.empty(), Optional.empty());

    /** What both periods have in common; empty when they do not meet. */
    public Period and(Period other) {
        return new Period(later(from, other.from), earlier(to, other.to));
    }

    /** Whether no instant lies in the period. */
    public boolean isEmpty() {
        return from.isPresent() && to.isPresent() && from.get().isAfter(to.get());
    }

    /** Whether the instant lies in the period. */
    public boolean contains(Instant instant) {
        return from.filter(instant::isBefore).isEmpty()
                && to.filter(instant::isAfter).isEmpty();
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent()
                ? one.filter(other.get()::isBefore).or(() -> other)
                : one.or(() -> other);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent()
                ? one.filter(other.get()::isAfter).or(() -> other)
                : one.or(() -> other);
    }
}
