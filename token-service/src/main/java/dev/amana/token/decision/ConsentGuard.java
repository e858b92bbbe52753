package dev.amana.token.decision;

import dev.amana.token.attempts.Attempt;
import dev.amana.token.attempts.EndReason;
import dev.amana.token.attempts.Stage;
import dev.amana.token.consents.decide.ConsentView;
import java.util.Optional;

/** Whether a consent can still be decided about in this attempt; the consent service has the last word. */
public final class ConsentGuard {

    private ConsentGuard() {}

    /** Why it cannot be. */
    public static Optional<EndReason> obstacle(Attempt attempt, Optional<ConsentView> found) {
        if (found.isEmpty() || !found.get().clientId().equals(attempt.request().clientId())) {
            return Optional.of(EndReason.ConsentUnknown);
        }
        ConsentView consent = found.get();
        return switch (consent.status()) {
            case Rejected -> Optional.of(EndReason.ConsentRejected);
            case Revoked -> Optional.of(EndReason.ConsentRevoked);
            case Expired -> Optional.of(EndReason.ConsentExpired);
            case AwaitingAuthorisation -> Optional.empty();
            case Authorised ->
                attempt.stage() instanceof Stage.Authenticated(Stage.Authentication(String psuId, var _), var _)
                                && !consent.psuId().equals(Optional.of(psuId))
                        ? Optional.of(EndReason.AnotherPsu)
                        : Optional.empty();
        };
    }
}
