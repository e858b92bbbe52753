package dev.amana.consent.consents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A wish about one consent. It brings its time and ids along, so that deciding needs neither clock nor chance. */
public sealed interface ConsentCommand {

    ConsentId consentId();

    /** When it was asked, to the millisecond. */
    Instant at();

    /** A TPP asks for a new consent. */
    record CreateConsent(ConsentId consentId, Instant at, ClientId clientId, RequestedTerms terms)
            implements ConsentCommand {}

    /** A wish about a consent that exists. */
    sealed interface ChangeConsent extends ConsentCommand {}

    /** A PSU says yes, for these accounts, to what this TPP asked. */
    record AuthoriseConsent(
            ConsentId consentId,
            Instant at,
            AttemptId attemptId,
            ClientId clientId,
            PsuId psuId,
            List<AccountId> accountIds)
            implements ChangeConsent {

        public AuthoriseConsent {
            accountIds = accountIds.stream().distinct().toList();
        }
    }

    /** A PSU, who may have signed in or not, says no to what this TPP asked. */
    record RejectConsent(
            ConsentId consentId,
            Instant at,
            AttemptId attemptId,
            ClientId clientId,
            Optional<PsuId> psuId,
            RejectionReason reason)
            implements ChangeConsent {}

    /** Nobody decided in the time that the bank gives. */
    record RejectUnfinished(ConsentId consentId, Instant at) implements ChangeConsent {}

    /** The consent's time has passed, and the history is to say so. */
    record RecordExpiry(ConsentId consentId, Instant at) implements ChangeConsent {}

    /** The consent's expiry is so many days away, and the history is to say so. */
    record NoticeExpiry(ConsentId consentId, Instant at, int daysBefore) implements ChangeConsent {}

    /** Somebody entitled to it withdraws the consent. */
    record RevokeConsent(ConsentId consentId, Instant at, Revoker by) implements ChangeConsent {}
}
