package dev.amana.consent.consents;

import java.time.Duration;
import java.time.Instant;

/**
 * What was agreed when the consent was created; none of it ever changes.
 *
 * @param expiresAt the instant from which the consent no longer holds
 * @param expiryRequested whether the TPP named that instant; if not, the bank set it
 */
public record Terms(
        ConsentId consentId,
        ClientId clientId,
        Instant createdAt,
        Permissions permissions,
        Instant expiresAt,
        boolean expiryRequested,
        TransactionPeriod period) {

    /** Whether the consent's time has passed: at the instant of its expiry it has, as with a token's {@code exp}. */
    public boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Whether a notice so many days before the expiry is due: the day has come, and there were days before it. */
    boolean noticeDue(int daysBefore, Instant now) {
        Instant due = expiresAt.minus(Duration.ofDays(daysBefore));
        return !now.isBefore(due) && createdAt.isBefore(due);
    }
}
