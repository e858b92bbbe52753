package dev.amana.token.consents;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a token depends on.
 *
 * @param clientId the client that created the consent
 * @param expires when it ends
 * @param lastAuthorisedSeq sequence number of the event that last authorised it; empty before the first
 */
public record Consent(
        String consentId, String clientId, ConsentStatus status, Instant expires, OptionalLong lastAuthorisedSeq) {

    /** Whether a customer may still be asked about it. */
    public boolean canBeDecided() {
        return switch (status) {
            case AwaitingAuthorisation, Authorised -> true;
            case Rejected, Revoked, Expired -> false;
        };
    }

    /** Whether a grant that came from the authorisation with this sequence number still stands on it. */
    public boolean stands(String client, long authorisedSeq) {
        return status == ConsentStatus.Authorised
                && clientId.equals(client)
                && lastAuthorisedSeq.equals(OptionalLong.of(authorisedSeq));
    }
}
