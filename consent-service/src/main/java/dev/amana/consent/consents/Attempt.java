package dev.amana.consent.consents;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a PSU's attempt came to, remembered so that a retry of it gets the same outcome. */
public sealed interface Attempt {

    /** The sequence number of the event it led to. */
    long sequence();

    /** It authorised the consent. */
    record Authorising(PsuId psuId, List<AccountId> accountIds, long sequence) implements Attempt {

        boolean saysTheSameAs(ConsentCommand.AuthoriseConsent command) {
            return psuId.equals(command.psuId()) && Set.copyOf(accountIds).equals(Set.copyOf(command.accountIds()));
        }
    }

    /** It rejected the consent; without a PSU where nobody had signed in. */
    record Rejecting(Optional<PsuId> psuId, RejectionReason reason, long sequence) implements Attempt {

        boolean saysTheSameAs(ConsentCommand.RejectConsent command) {
            return psuId.equals(command.psuId()) && reason == command.reason();
        }
    }
}
