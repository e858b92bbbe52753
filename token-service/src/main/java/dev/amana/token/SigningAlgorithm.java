package dev.amana.token;

import com.nimbusds.jose.JWSAlgorithm;

/** What we sign with, and what we take from others; nothing else is spoken here (FAPI 2.0 Security Profile §5.4). */
public enum SigningAlgorithm {
    PS256(JWSAlgorithm.PS256),
    ES256(JWSAlgorithm.ES256);

    private final JWSAlgorithm jws;

    SigningAlgorithm(JWSAlgorithm jws) {
        this.jws = jws;
    }

    /** Its name in a JWS header (RFC 7518 §3.1). */
    public JWSAlgorithm jws() {
        return jws;
    }
}
