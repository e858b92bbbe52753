package dev.amana.consent.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.history.ConsentThen;
import dev.amana.consent.status.ConsentState;
import dev.amana.consent.status.ConsentStatus;
import dev.amana.openbanking.ApiDateTime;
import java.util.Optional;

/**
 * A consent as it stood at an instant.
 *
 * @param sequence the number of its last event then
 * @param decidedBy who had authorised or declined it
 */
@JsonPropertyOrder({"consentId", "asOf", "sequence", "decidedBy"})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record AuditedConsent(
        String consentId,
        ApiDateTime asOf,
        long sequence,
        Optional<String> decidedBy,
        @JsonUnwrapped ConsentState state) {

    static AuditedConsent of(ConsentThen then) {
        ConsentStatus consent = then.consent();
        return new AuditedConsent(
                consent.consentId().value(),
                new ApiDateTime(then.asOf()),
                consent.sequence(),
                consent.decidedBy().map(PsuId::value),
                ConsentState.of(consent, then.standing()));
    }
}
