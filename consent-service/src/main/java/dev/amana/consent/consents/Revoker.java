package dev.amana.consent.consents;

/** Who withdraws a consent. */
public sealed interface Revoker {

    /** The TPP; only the one that created the consent may. */
    record Tpp(ClientId clientId) implements Revoker {}

    /** The customer; only the one who authorised it may. */
    record Psu(PsuId psuId) implements Revoker {}

    /** A member of the bank's staff, saying why. */
    record Bank(String staffId, String reason) implements Revoker {}
}
