package dev.amana.token.consents.decide;

/** Why the consent service refused a decision. */
public enum Refusal {
    NotAwaitingAuthorisation,
    ConsentExpired,
    ConsentRevoked,
    ConsentRejected,
    AnotherPsu,
    AnotherClient,
    AttemptReused,
    NoAccounts,
    UnknownConsent
}
