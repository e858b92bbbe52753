package dev.amana.consent.internalapi;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.amana.consent.status.ConsentState;
import dev.amana.consent.status.ConsentStatus;
import dev.amana.consent.status.ConsentStatuses;
import java.time.Instant;

/**
 * A consent as it stands now, by the clock.
 *
 * @param asOf all that was committed before this instant, by the database's clock, is in this answer
 */
@JsonPropertyOrder({"consentId", "sequence", "asOf"})
record InternalConsent(
        String consentId,
        long sequence,
        Instant asOf,
        @JsonUnwrapped ConsentState state) {

    static InternalConsent of(ConsentStatuses.Reading reading, Instant now) {
        ConsentStatus consent = reading.consent();
        return new InternalConsent(
                consent.consentId().value(),
                consent.sequence(),
                reading.asOf(),
                ConsentState.of(consent, consent.standingAt(now)));
    }
}
