package dev.amana.consent.internalapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amana.consent.consents.RevocationReason;
import dev.amana.consent.consents.Revoker;
import dev.amana.consent.consents.StaffId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A member of the bank's staff withdraws a consent, saying why. */
record RevocationByBank(
        @JsonProperty(required = true) StaffId actorId,
        @JsonProperty(required = true) RevocationReason reason,
        Optional<UUID> interactionId)
        implements RevocationRequest {

    RevocationByBank {
        Objects.requireNonNull(actorId, "actorId");
        Objects.requireNonNull(reason, "reason");
    }

    @Override
    public Revoker revoker() {
        return new Revoker.Bank(actorId, reason);
    }
}
