package dev.amana.token.consents.decide;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.amana.token.consents.ConsentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A consent about which the customer decided at some time.
 *
 * @param status by the clock of the consent service
 * @param statusUpdateDateTime since when it has this status
 * @param authorisedDateTime when the customer last authorised it; empty if they rejected it
 * @param expirationDateTime when it ends, or ended
 * @param lastUsedDateTime when data last flowed on it; empty while none is known to have
 * @param accountIds the accounts shared, or that were
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OwnConsent(
        String consentId,
        String clientId,
        ConsentStatus status,
        Instant creationDateTime,
        Instant statusUpdateDateTime,
        Optional<Instant> authorisedDateTime,
        Instant expirationDateTime,
        Optional<Instant> lastUsedDateTime,
        Set<String> permissions,
        Optional<Instant> transactionFromDateTime,
        Optional<Instant> transactionToDateTime,
        List<String> accountIds) {
    public OwnConsent {
        permissions = Set.copyOf(permissions);
        accountIds = List.copyOf(accountIds);
    }

    /** Whether data may flow on it. */
    public boolean isActive() {
        return status == ConsentStatus.Authorised;
    }
}
