package dev.amana.consent.history;

import dev.amana.consent.status.ConsentStatus;
import java.time.Instant;

/**
 * A consent as it stood at an instant.
 *
 * @param consent after all that had happened until then
 * @param asOf the instant, by whose clock its expiry is judged
 */
public record ConsentThen(ConsentStatus consent, Instant asOf) {

    /** How it stood: past its expiry it was expired, whatever had been recorded. */
    public ConsentStatus.Standing standing() {
        return consent.standingAt(asOf);
    }
}
