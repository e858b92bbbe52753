package dev.amana.consent.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A wish for a replay.
 *
 * @param projection what is to be made again
 * @param dryRun whether to compare only
 * @param from to make again only the consents to which something happened since
 */
record ReplayRequest(@JsonProperty(required = true) String projection, boolean dryRun, Optional<Instant> from) {

    ReplayRequest {
        Objects.requireNonNull(projection, "projection");
    }
}
