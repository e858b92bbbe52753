package dev.amana.token.attempts;

import java.time.Instant;

/**
 * One authorisation by one customer: every one has its own sign-in, code and decision, and no earlier one shortens it
 * (docs/reference/security-profile.md §2 "attempt").
 *
 * @param signIns how often somebody signed in within it
 */
public record Attempt(
        AttemptId id,
        Channel channel,
        AuthorisationRequest request,
        Instant createdAt,
        Instant expiresAt,
        int signIns,
        Stage stage) {

    /** Whether its time is over and no decision was taken in it. */
    public boolean isOutOfTime(Instant now) {
        return switch (stage) {
            case Stage.Started _, Stage.SignedIn _, Stage.Authenticated _ -> !now.isBefore(expiresAt);
            case Stage.Decided _, Stage.Recorded _, Stage.Concluded _, Stage.Ended _ -> false;
        };
    }
}
