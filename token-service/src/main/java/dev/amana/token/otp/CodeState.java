package dev.amana.token.otp;

import java.time.Instant;

/**
 * The code last sent for an attempt.
 *
 * @param resendFrom when another one may be asked for
 * @param resendsLeft how often
 * @param entriesLeft wrong ones that are still forgiven
 */
public record CodeState(Instant sentAt, Instant expiresAt, Instant resendFrom, int resendsLeft, int entriesLeft) {

    /** Whether the code is too old. */
    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Whether another code may be sent now. */
    public boolean mayResend(Instant now) {
        return resendsLeft > 0 && !now.isBefore(resendFrom);
    }
}
