package dev.amana.token.consents;

/** The consent's state by the consent service's words and clock. */
public enum ConsentStatus {
    AwaitingAuthorisation,
    Authorised,
    Rejected,
    Revoked,
    Expired
}
