package dev.amana.consent.internalapi;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.amana.consent.consents.AttemptId;
import dev.amana.consent.consents.Consent;
import java.time.Instant;

/**
 * The authorisation that the attempt led to, now or when it was first told.
 *
 * @param authorisedSeq the number that every token of this authorisation carries
 */
@JsonPropertyOrder({"consentId", "authorisedSeq", "sequence", "expirationDateTime"})
record AuthorisationAnswer(String consentId, long authorisedSeq, long sequence, Instant expirationDateTime) {

    static AuthorisationAnswer of(Consent consent, AttemptId attemptId) {
        long sequence = consent.attempt(attemptId).orElseThrow().sequence();
        return new AuthorisationAnswer(
                consent.terms().consentId().value(),
                sequence,
                sequence,
                consent.terms().expiresAt());
    }
}
