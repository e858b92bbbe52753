package dev.amana.consent.consents;

/** Whose side withdrew a consent. Who exactly it was stands in the event's metadata. */
public sealed interface RevokedBy {

    /** The TPP that created it. */
    record Tpp() implements RevokedBy {}

    /** The customer who authorised it. */
    record Psu() implements RevokedBy {}

    /** The bank, which always says why. */
    record Bank(RevocationReason reason) implements RevokedBy {}
}
