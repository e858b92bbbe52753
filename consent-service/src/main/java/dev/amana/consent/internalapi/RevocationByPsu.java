package dev.amana.consent.internalapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amana.consent.consents.AttemptId;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.Revoker;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The customer withdraws what they authorised. */
record RevocationByPsu(
        @JsonProperty(required = true) PsuId psuId, Optional<AttemptId> attemptId, Optional<UUID> interactionId)
        implements RevocationRequest {

    RevocationByPsu {
        Objects.requireNonNull(psuId, "psuId");
    }

    @Override
    public Revoker revoker() {
        return new Revoker.Psu(psuId, attemptId);
    }
}
