package dev.amana.token.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.amana.token.support.Http;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The strictest reader of a JWKS there can be: keeps it for as long as it was told it may, and never asks again before, however unknown a key
 * is.
 */
final class CachingVerifier {

    private final URI jwks;
    private final Duration keep;
    private @Nullable JWKSet known;
    private long fetchedNanos;

    CachingVerifier(URI jwks, Duration keep) {
        this.jwks = jwks;
        this.keep = keep;
    }

    boolean verifies(SignedJWT token) {
        try {
            JWK key = keys().getKeyByKeyId(token.getHeader().getKeyID());
            if (key == null) {
                return false;
            }
            return token.verify(key instanceof ECKey ec ? new ECDSAVerifier(ec) : new RSASSAVerifier(key.toRSAKey()));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private JWKSet keys() {
        JWKSet kept = known;
        if (kept == null || System.nanoTime() - fetchedNanos > keep.toNanos()) {
            fetchedNanos = System.nanoTime();
            try {
                kept = JWKSet.parse(Http.get(jwks).body());
                known = kept;
            } catch (ParseException e) {
                throw new AssertionError(e);
            }
        }
        return kept;
    }
}
