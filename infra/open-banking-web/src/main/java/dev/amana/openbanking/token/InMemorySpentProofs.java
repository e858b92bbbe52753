package dev.amana.openbanking.token;

import dev.amana.dpop.Sha256;
import dev.amana.dpop.SpentProofs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** One instance's memory of proofs, bounded: when it is full of proofs still current, further ones are refused. */
final class InMemorySpentProofs implements SpentProofs {

    /** About 2,000 requests a second for the minute that a proof lives; some 20 MB. */
    private static final int MAX_PROOFS = 120_000;

    private final ConcurrentMap<String, Instant> seen = new ConcurrentHashMap<>();
    private final InstantSource clock;

    InMemorySpentProofs(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean firstUse(String thumbprint, String jti, Instant until) {
        if (seen.size() >= MAX_PROOFS) {
            Instant now = clock.instant();
            seen.values().removeIf(forgetAt -> forgetAt.isBefore(now));
            if (seen.size() >= MAX_PROOFS) {
                return false;
            }
        }
        return seen.putIfAbsent(Sha256.base64Url(thumbprint + ' ' + jti), until) == null;
    }
}
