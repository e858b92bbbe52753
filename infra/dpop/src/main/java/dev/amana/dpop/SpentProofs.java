package dev.amana.dpop;

import java.time.Instant;

/** Remembers the proofs that were used, so that each counts once (RFC 9449 §11.1). */
@FunctionalInterface
public interface SpentProofs {

    /**
     * Whether this is the proof's first use; of many that ask at once, exactly one is told so.
     *
     * @param thumbprint of its key
     * @param jti its own name, unique under the key
     * @param until when the proof is too old to be taken anyway, and may be forgotten
     */
    boolean firstUse(String thumbprint, String jti, Instant until);
}
