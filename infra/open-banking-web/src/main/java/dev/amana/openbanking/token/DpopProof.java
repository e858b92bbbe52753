package dev.amana.openbanking.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.amana.gatewaylink.PublicAddresses;
import dev.amana.openbanking.error.OpenBankingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/** Checks that the caller holds the key its token is bound to (RFC 9449 §4.3, §7). */
final class DpopProof {

    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");
    private static final Duration MAX_AGE = Duration.ofSeconds(60);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);
    private static final int MAX_JTI_LENGTH = 256;
    private static final int MIN_RSA_BITS = 2048;

    private final ProofReplays replays;
    private final PublicAddresses addresses;
    private final InstantSource clock;

    DpopProof(ProofReplays replays, PublicAddresses addresses, InstantSource clock) {
        this.replays = replays;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * @param thumbprint the {@code cnf.jkt} of the token
     * @param path the request's path, raw, without its query
     * @throws OpenBankingException 401 {@code invalid_dpop_proof}
     */
    void check(String proof, String token, String thumbprint, String method, String path) {
        try {
            SignedJWT jwt = SignedJWT.parse(proof);
            JWK key = key(jwt.getHeader());
            demand(jwt.verify(verifier(key)), "The DPoP proof's signature is wrong");
            demand(key.computeThumbprint().toString().equals(thumbprint), "The DPoP proof is by another key");
            checkClaims(jwt.getJWTClaimsSet(), token, thumbprint, method, path);
        } catch (ParseException | JOSEException unreadable) {
            throw Challenge.invalidProof("The DPoP proof is malformed");
        }
    }

    private static JWK key(JWSHeader header) throws JOSEException {
        demand(TYPE.equals(header.getType()), "The DPoP proof is of another type");
        demand(Algorithms.ALLOWED.contains(header.getAlgorithm()), "The DPoP proof's algorithm is not supported");
        JWK key = header.getJWK();
        demand(key != null && !key.isPrivate(), "The DPoP proof has no public key");
        boolean strong = !(key instanceof RSAKey rsa) || rsa.size() >= MIN_RSA_BITS;
        demand(strong, "The DPoP proof's key is too short");
        return key;
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            case ECKey ec -> new ECDSAVerifier(ec);
            default -> throw new JOSEException("neither RSA nor EC");
        };
    }

    private void checkClaims(JWTClaimsSet claims, String token, String thumbprint, String method, String path)
            throws ParseException {
        demand(method.equals(claims.getStringClaim("htm")), "The DPoP proof is for another method");
        demand(addresses.name(claims.getStringClaim("htu"), path), "The DPoP proof is for another address");
        demand(digest(token).equals(claims.getStringClaim("ath")), "The DPoP proof is for another token");
        Instant now = clock.instant();
        boolean current = claims.getIssueTime() != null
                && claims.getIssueTime().toInstant().isAfter(now.minus(MAX_AGE))
                && claims.getIssueTime().toInstant().isBefore(now.plus(CLOCK_SKEW));
        demand(current, "The DPoP proof is not current");
        String jti = claims.getJWTID();
        demand(jti != null && !jti.isEmpty() && jti.length() <= MAX_JTI_LENGTH, "The DPoP proof has no jti");
        boolean first = replays.firstUse(
                digest(thumbprint + ' ' + jti), now.plus(MAX_AGE).plus(CLOCK_SKEW));
        demand(first, "The DPoP proof was used before");
    }

    private static void demand(boolean held, String why) {
        if (!held) {
            throw Challenge.invalidProof(why);
        }
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
