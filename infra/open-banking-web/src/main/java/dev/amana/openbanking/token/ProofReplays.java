package dev.amana.openbanking.token;

import java.time.Instant;

/**
 * Remembers the DPoP proofs seen, so that each counts once (RFC 9449 §11.1). A service with a database remembers in it, for all
 * its instances; one without remembers its own.
 */
public interface ProofReplays {

    /**
     * Whether this is the proof's first use; of many that ask at once, exactly one is told so.
     *
     * @param proof a digest of the proof's key and {@code jti}
     * @param until when the proof is too old to be taken anyway, and may be forgotten
     */
    boolean firstUse(String proof, Instant until);
}
