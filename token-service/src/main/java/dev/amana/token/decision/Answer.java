package dev.amana.token.decision;

import dev.amana.token.attempts.EndReason;

/** What the TPP gets to hear. */
public sealed interface Answer {

    /** @param code good once and for at most 60 seconds */
    record Granted(String code) implements Answer {}

    /** {@code access_denied}: the customer said no. */
    record Denied() implements Answer {}

    /** {@code access_denied}: the consent could not be authorised. */
    record Refused(EndReason reason) implements Answer {}

    /** It was answered before, too long ago or already taken up; there is nothing more to hear. */
    record AnsweredBefore() implements Answer {}

    /** Nothing is decided yet. */
    record Undecided() implements Answer {}
}
