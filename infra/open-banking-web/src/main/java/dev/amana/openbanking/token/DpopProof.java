package dev.amana.openbanking.token;

import dev.amana.dpop.InvalidProofException;
import dev.amana.dpop.ProofCheck;
import dev.amana.dpop.SpentProofs;
import dev.amana.gatewaylink.PublicAddresses;
import dev.amana.openbanking.error.OpenBankingException;
import java.time.InstantSource;
import java.util.Optional;

/** Checks that the caller holds the key its token is bound to (RFC 9449 §7). */
final class DpopProof {

    private final ProofCheck proofs;

    DpopProof(SpentProofs spent, PublicAddresses addresses, InstantSource clock) {
        this.proofs = new ProofCheck(addresses, clock, spent);
    }

    /**
     * @param thumbprint the {@code cnf.jkt} of the token
     * @param path the request's path, raw, without its query
     * @throws OpenBankingException 401 {@code invalid_dpop_proof}
     */
    void check(String proof, String token, String thumbprint, String method, String path) {
        String held;
        try {
            held = proofs.thumbprint(proof, method, path, Optional.of(token));
        } catch (InvalidProofException invalid) {
            throw Challenge.invalidProof("The DPoP proof is not good: " + invalid.getMessage());
        }
        if (!held.equals(thumbprint)) {
            throw Challenge.invalidProof("The DPoP proof is by another key");
        }
    }
}
