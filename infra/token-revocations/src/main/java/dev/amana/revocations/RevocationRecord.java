package dev.amana.revocations;

import java.time.Instant;
import java.util.Optional;

/** What a resource server takes from a record of {@code token-revocations.v1}. */
record RevocationRecord(Optional<Instant> since, Optional<Instant> keepUntil, Optional<Boolean> lifted) {

    boolean isLifted() {
        return lifted.orElse(false);
    }
}
