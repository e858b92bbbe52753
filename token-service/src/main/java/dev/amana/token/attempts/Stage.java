package dev.amana.token.attempts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far an attempt has come. It goes Started, SignedIn, Authenticated, Decided, Recorded, Concluded; back from SignedIn to Started
 * when the customer corrects what they typed; and to Ended from every stage before the decision.
 */
public sealed interface Stage {

    /** Nobody has signed in yet. */
    record Started() implements Stage {}

    /**
     * A code was sent, or seemed to be: nothing outside tells whether core banking knew the customer.
     *
     * @param mobileEnding the last digits of the number that was typed
     */
    record SignedIn(String mobileEnding) implements Stage {}

    /**
     * The customer proved who they are.
     *
     * @param offeredAccountIds the accounts last shown to choose from; empty before the decision page was first shown
     */
    record Authenticated(Authentication customer, List<String> offeredAccountIds) implements Stage {
        public Authenticated {
            offeredAccountIds = List.copyOf(offeredAccountIds);
        }
    }

    /** The decision is taken, once and for all; the consent service may not know of it yet. */
    record Decided(Authentication customer, Decision decision) implements Stage {}

    /**
     * The consent service has the decision.
     *
     * @param authorisedSeq the event that authorised the consent; empty after a rejection or a sign-in alone
     * @param consentExpiry when the consent ends; empty likewise
     */
    record Recorded(
            Authentication customer, Decision decision, OptionalLong authorisedSeq, Optional<Instant> consentExpiry)
            implements Stage {}

    /** The browser was sent back to the TPP with the answer. */
    record Concluded(Recorded recorded, Instant at) implements Stage {}

    /** Over without a decision. */
    record Ended(EndReason reason) implements Stage {}

    /**
     * Who the customer is and when they proved it.
     *
     * @param psuId the bank's opaque name for the customer
     */
    record Authentication(String psuId, Instant at) {}
}
