package dev.amana.token.attempts;

/** Why an attempt ended without a decision. The TPP learns {@code access_denied} and nothing else. */
public enum EndReason {
    /** The customer went back without deciding. */
    Cancelled,
    /** Nothing was done for five minutes. */
    SessionExpired,
    /** The fifteen minutes are over. */
    TimeIsUp,
    /** Five wrong codes. */
    TooManyWrongCodes,
    /** The customer entered five wrong codes a short while ago and has to wait. */
    CustomerWaits,
    /** Too many sign-ins or codes within one attempt. */
    TooManySignIns,
    /** Another customer authorised this consent first. */
    AnotherPsu,
    /** No such consent, or not this TPP's. */
    ConsentUnknown,
    /** The consent was rejected before. */
    ConsentRejected,
    /** The consent was withdrawn. */
    ConsentRevoked,
    /** The consent has expired. */
    ConsentExpired,
    /** The bank has stopped the application, or it is gone. */
    ApplicationStopped
}
