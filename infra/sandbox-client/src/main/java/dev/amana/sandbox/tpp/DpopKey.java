package dev.amana.sandbox.tpp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.DPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import dev.amana.sandbox.SandboxFailure;
import java.net.URI;

/** A key that tokens are bound to, and the proofs that the TPP holds it (RFC 9449). */
public final class DpopKey {

    private final DPoPProofFactory proofs;

    private DpopKey(DPoPProofFactory proofs) {
        this.proofs = proofs;
    }

    public static DpopKey generate() {
        try {
            return new DpopKey(
                    new DefaultDPoPProofFactory(new ECKeyGenerator(Curve.P_256).generate(), JWSAlgorithm.ES256));
        } catch (JOSEException failed) {
            throw new SandboxFailure("this Java cannot make a P-256 key", failed);
        }
    }

    SignedJWT forTokenRequest(URI endpoint) {
        try {
            return proofs.createDPoPJWT("POST", endpoint);
        } catch (JOSEException failed) {
            throw new SandboxFailure("cannot sign a DPoP proof", failed);
        }
    }

    String forCall(String method, URI address, String accessToken) {
        try {
            return proofs.createDPoPJWT(method, address, new DPoPAccessToken(accessToken))
                    .serialize();
        } catch (JOSEException failed) {
            throw new SandboxFailure("cannot sign a DPoP proof", failed);
        }
    }
}
