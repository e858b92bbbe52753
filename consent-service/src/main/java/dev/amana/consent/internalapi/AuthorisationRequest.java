package dev.amana.consent.internalapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.AttemptId;
import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.PsuId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A PSU said yes. */
record AuthorisationRequest(
        @JsonProperty(required = true) AttemptId attemptId,
        @JsonProperty(required = true) ClientId clientId,
        @JsonProperty(required = true) PsuId psuId,
        @JsonProperty(required = true) List<AccountId> accountIds,
        Optional<UUID> interactionId) {

    /** No customer has more; a longer list is a mistake. */
    private static final int MOST_ACCOUNTS = 500;

    AuthorisationRequest {
        Objects.requireNonNull(attemptId, "attemptId");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(psuId, "psuId");
        accountIds = List.copyOf(accountIds);
        if (accountIds.size() > MOST_ACCOUNTS) {
            throw new IllegalArgumentException("at most " + MOST_ACCOUNTS + " accounts");
        }
    }
}
