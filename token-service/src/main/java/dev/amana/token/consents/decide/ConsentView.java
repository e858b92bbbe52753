package dev.amana.token.consents.decide;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.amana.token.consents.ConsentStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A consent, as far as a customer's decision needs it.
 *
 * @param status by the clock of the consent service
 * @param expirationDateTime when it ends, whether or not the TPP asked for that
 * @param transactionFromDateTime earliest transaction; empty for no limit
 * @param transactionToDateTime latest transaction; empty for no limit
 * @param psuId who authorised it first; empty while nobody has
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ConsentView(
        String consentId,
        String clientId,
        ConsentStatus status,
        Instant expirationDateTime,
        Set<String> permissions,
        Optional<Instant> transactionFromDateTime,
        Optional<Instant> transactionToDateTime,
        Optional<String> psuId) {
    public ConsentView {
        permissions = Set.copyOf(permissions);
    }
}
