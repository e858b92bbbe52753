package dev.amana.consent.internalapi;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.amana.consent.consents.Consent;
import dev.amana.consent.consents.Status;
import java.time.Instant;

/** The consent is over: withdrawn, now or earlier, or past its time, in which case there was nothing left to withdraw. */
@JsonPropertyOrder({"consentId", "status", "statusUpdateDateTime"})
record RevocationAnswer(String consentId, String status, Instant statusUpdateDateTime) {

    static RevocationAnswer of(Consent consent) {
        boolean revoked = consent instanceof Consent.Revoked;
        return new RevocationAnswer(
                consent.terms().consentId().value(),
                (revoked ? Status.REVOKED : Status.EXPIRED).code(),
                revoked ? consent.trail().lastEventAt() : consent.terms().expiresAt());
    }
}
