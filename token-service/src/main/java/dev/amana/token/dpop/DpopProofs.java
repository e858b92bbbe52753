package dev.amana.token.dpop;

import dev.amana.dpop.InvalidProofException;
import dev.amana.dpop.ProofCheck;
import dev.amana.gatewaylink.PublicAddresses;
import dev.amana.token.errors.OAuthError;
import dev.amana.token.once.Once;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose key a request proves to hold; a proof counts once across all instances. */
@Component
public class DpopProofs {

    private final ProofCheck proofs;

    DpopProofs(Once once, Clock clock, PublicAddresses addresses) {
        this.proofs = new ProofCheck(
                addresses, clock, (thumbprint, jti, until) -> once.spend(Once.Kind.DPOP_PROOF, thumbprint, jti, until));
    }

    /**
     * The SHA-256 thumbprint (RFC 7638) of the key the caller holds; {@code invalid_dpop_proof} if the proof proves nothing.
     *
     * @param path of the address called, raw
     * @param accessToken the token it must be bound to by {@code ath}, at a resource
     */
    public String thumbprint(String proof, String method, String path, Optional<String> accessToken) {
        try {
            return proofs.thumbprint(proof, method, path, accessToken);
        } catch (InvalidProofException invalid) {
            throw OAuthError.INVALID_DPOP_PROOF.because("DPoP proof: " + invalid.getMessage());
        }
    }
}
