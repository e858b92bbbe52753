package dev.amana.consent.internalapi;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.amana.consent.consents.Revoker;
import java.util.Optional;
import java.util.UUID;

/** Somebody other than the TPP withdraws a consent. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RevocationByPsu.class, name = "PSU"),
    @JsonSubTypes.Type(value = RevocationByBank.class, name = "BANK")
})
sealed interface RevocationRequest permits RevocationByPsu, RevocationByBank {

    Revoker revoker();

    Optional<UUID> interactionId();
}
