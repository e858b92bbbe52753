package dev.amana.aisp.projections;

import java.time.Instant;
import java.util.Optional;

/** What this service takes from a record of {@code token-revocations.v1}. */
record RevocationRecord(Optional<Instant> since, Optional<Instant> keepUntil, Optional<Boolean> lifted) {

    boolean isLifted() {
        return lifted.orElse(false);
    }
}
