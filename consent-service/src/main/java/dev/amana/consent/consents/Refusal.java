package dev.amana.consent.consents;

import java.util.List;

/** Why a command changed nothing, as a fact about the consent or the command. */
public sealed interface Refusal {

    /** There is no such consent. */
    record UnknownConsent() implements Refusal {}

    /** The consent is another TPP's. */
    record AnotherClient() implements Refusal {}

    /** The consent was not authorised by this customer, but by another or by nobody. */
    record AnotherPsu() implements Refusal {}

    /** Nobody has authorised the consent yet. */
    record NotAuthorised() implements Refusal {}

    /** The consent is authorised already, so it can no longer be rejected. */
    record NotAwaitingAuthorisation() implements Refusal {}

    /** The consent was rejected. */
    record AlreadyRejected() implements Refusal {}

    /** The consent was withdrawn. */
    record AlreadyRevoked() implements Refusal {}

    /** The consent's time has passed. */
    record AlreadyExpired() implements Refusal {}

    /** The consent's time has not passed yet. */
    record NotYetExpired() implements Refusal {}

    /** It is not time for the notice yet, or the consent lives too short for it. */
    record NoticeNotDue() implements Refusal {}

    /** The attempt was told before with another content. */
    record AttemptReused() implements Refusal {}

    /** An authorisation must name at least one account. */
    record NoAccounts() implements Refusal {}

    /** The terms of a new consent break these rules. */
    record InvalidTerms(List<TermsViolation> violations) implements Refusal {}

    /** So many others changed the consent at the same time that this command never came first. */
    record OthersCameFirst() implements Refusal {}
}
