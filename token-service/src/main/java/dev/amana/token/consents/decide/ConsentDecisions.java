package dev.amana.token.consents.decide;

import dev.amana.token.attempts.AttemptId;
import java.util.List;
import java.util.Optional;

/**
 * The consent service. Every call throws {@link ConsentServiceSilentException} where it does not answer in time; a decision may then be
 * handed over again under the same attempt and is still taken once.
 */
public interface ConsentDecisions {

    /** The consent as it is now; empty for an unknown one. */
    Optional<ConsentView> find(String consentId);

    /** Authorises it, or authorises it again. */
    AuthoriseOutcome authorise(
            AttemptId attempt, String consentId, String clientId, String psuId, List<String> accountIds);

    /** Rejects it. */
    RejectOutcome reject(AttemptId attempt, String consentId, String clientId, String psuId);
}
