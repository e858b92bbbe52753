package dev.amana.token.attempts;

import java.time.Instant;

/**
 * A customer's visit to their own consents. It has a sign-in and a code of its own, and no TPP's request: nothing that was proven in an
 * attempt counts here, nor the other way round.
 *
 * @param expiresAt it is over then, whatever happens in it
 * @param signIns how often somebody signed in within it
 * @param stage Started, SignedIn, Authenticated or Ended; nothing is decided in a visit
 */
public record Visit(AttemptId id, Instant expiresAt, int signIns, Stage stage) {

    /** Whether its time is over. */
    public boolean isOutOfTime(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
