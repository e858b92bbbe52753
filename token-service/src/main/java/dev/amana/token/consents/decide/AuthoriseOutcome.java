package dev.amana.token.consents.decide;

import java.time.Instant;

/** What became of an authorisation. */
public sealed interface AuthoriseOutcome {

    /**
     * @param authorisedSeq sequence number of the event
     * @param expirationDateTime when the consent ends
     */
    record Authorised(long authorisedSeq, Instant expirationDateTime) implements AuthoriseOutcome {}

    /** Nothing was authorised. */
    record Refused(Refusal refusal) implements AuthoriseOutcome {}
}
