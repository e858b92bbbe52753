package dev.amana.consent.decisions;

import java.time.Instant;
import java.util.UUID;

/**
 * A decision as it is kept.
 *
 * @param record as aisp-service told it: JSON of {@code access-decisions.v1}
 */
public record KeptDecision(UUID decisionId, Instant decidedAt, String record) {

    /** Where it stands in a list, the latest first. */
    public Place place() {
        return new Place(decidedAt, decisionId);
    }

    /** A place in a list of decisions, by time and id. */
    public record Place(Instant decidedAt, UUID decisionId) {

        /** Before the first. */
        public static final Place FRONT = new Place(Instant.parse("9999-12-31T00:00:00Z"), new UUID(0, 0));
    }
}
