package dev.amana.token.consents.decide;

/** What became of a rejection. */
public sealed interface RejectOutcome {

    /** The consent is Rejected. */
    record Rejected() implements RejectOutcome {}

    /** It stays as it was. */
    record Refused(Refusal refusal) implements RejectOutcome {}
}
