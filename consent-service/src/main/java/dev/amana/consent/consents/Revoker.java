package dev.amana.consent.consents;

import java.util.Optional;

/** Who withdraws a consent. */
public sealed interface Revoker {

    /** The TPP; only the one that created the consent may. */
    record Tpp(ClientId clientId) implements Revoker {}

    /**
     * The customer; only the one who authorised it may.
     *
     * @param attemptId by which visit to their pages, for the record
     */
    record Psu(PsuId psuId, Optional<AttemptId> attemptId) implements Revoker {}

    /** A member of the bank's staff, saying why. */
    record Bank(StaffId staffId, RevocationReason reason) implements Revoker {}
}
