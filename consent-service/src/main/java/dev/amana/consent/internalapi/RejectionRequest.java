package dev.amana.consent.internalapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amana.consent.consents.AttemptId;
import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.RejectionReason;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A PSU said no. */
record RejectionRequest(
        @JsonProperty(required = true) AttemptId attemptId,
        @JsonProperty(required = true) ClientId clientId,
        Optional<PsuId> psuId,
        @JsonProperty(required = true) RejectionReason reason,
        Optional<UUID> interactionId) {

    RejectionRequest {
        Objects.requireNonNull(attemptId, "attemptId");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(reason, "reason");
    }
}
