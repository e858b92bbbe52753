package dev.amana.consent.eventstore;

import dev.amana.consent.consents.Consent;
import dev.amana.consent.consents.Refusal;

/** What the sender of a command learns. */
public sealed interface Outcome {

    /** What was asked is so, by this command or an earlier one; the consent as it is now. */
    record Accepted(Consent consent) implements Outcome {}

    /** Nothing changed. */
    record Refused(Refusal refusal) implements Outcome {}
}
