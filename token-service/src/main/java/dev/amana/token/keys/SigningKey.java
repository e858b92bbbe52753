package dev.amana.token.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;

/** One key of ours, ready to sign and to verify: RSA of 2048 bits for PS256, P-256 for ES256. */
record SigningKey(JWSAlgorithm algorithm, JWK jwk, JWSSigner signer, JWSVerifier verifier) {

    private static final int RSA_BITS = 2048;

    static SigningKey generate(JWSAlgorithm algorithm, String kid) {
        try {
            JWK jwk = JWSAlgorithm.PS256.equals(algorithm)
                    ? new RSAKeyGenerator(RSA_BITS)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm)
                            .keyID(kid)
                            .generate()
                    : new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm)
                            .keyID(kid)
                            .generate();
            return of(jwk);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static SigningKey parse(String json) {
        try {
            return of(JWK.parse(json));
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("a stored signing key does not parse", e);
        }
    }

    private static SigningKey of(JWK jwk) throws JOSEException {
        return switch (jwk) {
            case RSAKey rsa ->
                new SigningKey(JWSAlgorithm.PS256, rsa, FastCrypto.signer(rsa), FastCrypto.verifier(rsa));
            case ECKey ec -> new SigningKey(JWSAlgorithm.ES256, ec, FastCrypto.signer(ec), FastCrypto.verifier(ec));
            default -> throw new IllegalStateException("a stored signing key is neither RSA nor EC");
        };
    }

    String kid() {
        return jwk.getKeyID();
    }
}
