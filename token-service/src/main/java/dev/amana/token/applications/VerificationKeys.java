package dev.amana.token.applications;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.amana.token.keys.FastCrypto;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An application's public keys, parsed once: RSA of at least 2048 bits for PS256, P-256 for ES256, at most {@value #LIMIT}. */
public final class VerificationKeys {

    private static final int LIMIT = 20;
    private static final int RSA_BITS = 2048;

    private record Key(@Nullable String kid, JWSAlgorithm algorithm, JWSVerifier verifier) {}

    private final List<Key> keys;

    private VerificationKeys(List<Key> keys) {
        this.keys = keys;
    }

    /** Reads a JWKS (RFC 7517); an {@link IllegalArgumentException} says what is wrong with it. */
    public static VerificationKeys parse(String jwks) {
        JWKSet set;
        try {
            set = JWKSet.parse(jwks);
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a JSON Web Key Set", e);
        }
        if (set.getKeys().size() > LIMIT) {
            throw new IllegalArgumentException("more than " + LIMIT + " keys");
        }
        if (set.getKeys().stream().anyMatch(JWK::isPrivate)) {
            throw new IllegalArgumentException("the key set holds a private key");
        }
        List<Key> keys =
                set.getKeys().stream().flatMap(jwk -> usable(jwk).stream()).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no signature key for PS256 (RSA, 2048 bits) or ES256 (P-256)");
        }
        return new VerificationKeys(keys);
    }

    private static Optional<Key> usable(JWK jwk) {
        if (jwk.getKeyUse() != null && !KeyUse.SIGNATURE.equals(jwk.getKeyUse())) {
            return Optional.empty();
        }
        try {
            return switch (jwk) {
                case RSAKey rsa
                when rsa.size() >= RSA_BITS && allows(rsa, JWSAlgorithm.PS256) ->
                    Optional.of(new Key(rsa.getKeyID(), JWSAlgorithm.PS256, FastCrypto.verifier(rsa)));
                case ECKey ec
                when Curve.P_256.equals(ec.getCurve()) && allows(ec, JWSAlgorithm.ES256) ->
                    Optional.of(new Key(ec.getKeyID(), JWSAlgorithm.ES256, FastCrypto.verifier(ec)));
                default -> Optional.empty();
            };
        } catch (JOSEException e) {
            throw new IllegalArgumentException("a key of the set is not usable", e);
        }
    }

    private static boolean allows(JWK jwk, JWSAlgorithm algorithm) {
        return jwk.getAlgorithm() == null || algorithm.equals(jwk.getAlgorithm());
    }

    /** The keys that may have signed this: of its algorithm and, where it names one, its {@code kid}. */
    public Stream<JWSVerifier> candidates(JWSHeader header) {
        String kid = header.getKeyID();
        return keys.stream()
                .filter(key -> key.algorithm().equals(header.getAlgorithm()))
                .filter(key -> kid == null || kid.equals(key.kid()))
                .map(Key::verifier);
    }
}
