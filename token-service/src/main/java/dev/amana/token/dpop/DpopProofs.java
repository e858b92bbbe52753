package dev.amana.token.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.amana.gatewaylink.PublicAddresses;
import dev.amana.token.SigningAlgorithm;
import dev.amana.token.errors.OAuthError;
import dev.amana.token.once.Once;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Verifies DPoP proofs (RFC 9449 §4.3). Spring Security reads the JWT and its key; the claims are judged here, because the proof's address
 * must be our public one and its {@code jti} counts once across all instances.
 */
@Component
public class DpopProofs {

    /** Old enough to have been kept back, young enough to have been minted for later use: both are refused. */
    private static final Duration AGE = Duration.ofSeconds(60);

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);
    private static final int JTI_CHARACTERS = 256;
    private static final int RSA_BITS = 2048;

    private final DPoPProofJwtDecoderFactory decoders = new DPoPProofJwtDecoderFactory();
    private final Once once;
    private final Clock clock;
    private final PublicAddresses addresses;

    DpopProofs(Once once, Clock clock, PublicAddresses addresses) {
        this.once = once;
        this.clock = clock;
        this.addresses = addresses;
        decoders.setJwtValidatorFactory(context -> proof -> OAuth2TokenValidatorResult.success());
    }

    /**
     * The SHA-256 thumbprint (RFC 7638) of the key the caller holds; {@code invalid_dpop_proof} if the proof proves nothing.
     *
     * @param path of the address called, raw
     * @param accessToken the token it must be bound to by {@code ath}, at a resource
     */
    public String thumbprint(String proof, String method, String path, Optional<String> accessToken) {
        Jwt jwt;
        String thumbprint;
        try {
            jwt = decoders.createDecoder(DPoPProofContext.withDPoPProof(proof)
                            .method(method)
                            .targetUri(addresses.publicBase() + path)
                            .build())
                    .decode(proof);
            thumbprint = thumbprint(jwt);
        } catch (JwtException | IllegalArgumentException e) {
            throw refused("it is not a DPoP proof whose signature verifies");
        }
        Instant now = clock.instant();
        require(isSpoken(jwt.getHeaders().get("alg")), "it must be signed with PS256 or ES256");
        require(method.equals(jwt.getClaimAsString("htm")), "htm is not " + method);
        require(addresses.name(jwt.getClaimAsString("htu"), path), "htu is not the address called");
        Instant issued = Optional.ofNullable(jwt.getIssuedAt()).orElseThrow(() -> refused("iat is missing"));
        require(
                !issued.isAfter(now.plus(CLOCKS_DIFFER)) && !issued.isBefore(now.minus(AGE)),
                "iat is not within the last minute");
        accessToken.ifPresent(token -> require(hash(token).equals(jwt.getClaimAsString("ath")), "ath does not fit"));
        String jti = Optional.ofNullable(jwt.getId()).orElse("");
        require(!jti.isBlank() && jti.length() <= JTI_CHARACTERS, "jti is missing or too long");
        require(
                once.spend(
                        Once.Kind.DPOP_PROOF, thumbprint, jti, issued.plus(AGE).plus(CLOCKS_DIFFER)),
                "its jti was used before");
        return thumbprint;
    }

    private static boolean isSpoken(@Nullable Object algorithm) {
        return Arrays.stream(SigningAlgorithm.values())
                .anyMatch(ours -> ours.jws().getName().equals(String.valueOf(algorithm)));
    }

    @SuppressWarnings("unchecked")
    private static String thumbprint(Jwt proof) {
        try {
            JWK key = JWK.parse((Map<String, Object>) proof.getHeaders().get("jwk"));
            // A key that others can work out binds nothing (security profile: signing).
            require(!(key instanceof RSAKey rsa) || rsa.size() >= RSA_BITS, "its RSA key is shorter than 2048 bits");
            return key.computeThumbprint().toString();
        } catch (ParseException | JOSEException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw refused(why);
        }
    }

    private static OAuth2AuthenticationException refused(String why) {
        return OAuthError.INVALID_DPOP_PROOF.because("DPoP proof: " + why);
    }
}
