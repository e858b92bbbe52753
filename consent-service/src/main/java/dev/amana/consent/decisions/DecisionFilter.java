package dev.amana.consent.decisions;

import dev.amana.consent.consents.ConsentId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which decisions are asked for: those about one consent, or those of one call.
 *
 * @param from the earliest, included
 * @param to the end, excluded
 */
public record DecisionFilter(Subject subject, Optional<Instant> from, Optional<Instant> to) {

    /** What they are about. */
    public sealed interface Subject {

        /** Calls with a token of this consent. */
        record OfConsent(ConsentId consentId) implements Subject {}

        /** The call with this {@code x-fapi-interaction-id}; a caller may have used one twice. */
        record OfInteraction(UUID interactionId) implements Subject {}
    }
}
