package dev.amana.dpop;

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
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;

/**
 * Judges DPoP proofs (RFC 9449 §4.3): PS256 or ES256 by the key in the header, {@code iat} within the last minute, {@code htu} one of our
 * public addresses, {@code jti} once.
 */
public final class ProofCheck {

    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");
    /** An older one may have been kept back. */
    private static final Duration AGE = Duration.ofSeconds(60);
    /** One further ahead may have been made for later use. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    private static final int JTI_CHARACTERS = 256;
    /** A key that others can work out binds nothing. */
    private static final int RSA_BITS = 2048;

    private final PublicAddresses addresses;
    private final InstantSource clock;
    private final SpentProofs spent;

    public ProofCheck(PublicAddresses addresses, InstantSource clock, SpentProofs spent) {
        this.addresses = addresses;
        this.clock = clock;
        this.spent = spent;
    }

    /**
     * The SHA-256 thumbprint (RFC 7638) of the key that the caller holds. The proof is spent then.
     *
     * @param method of the request, as sent
     * @param path of the address called, raw, without its query
     * @param accessToken at a resource: the token that the proof must be for, by its {@code ath}
     */
    public String thumbprint(String proof, String method, String path, Optional<String> accessToken)
            throws InvalidProofException {
        try {
            SignedJWT jwt = SignedJWT.parse(proof);
            JWK key = key(jwt.getHeader());
            demand(jwt.verify(verifier(key)), "its signature is wrong");
            String thumbprint = key.computeThumbprint().toString();
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            demand(method.equals(claims.getStringClaim("htm")), "htm is not " + method);
            demand(addresses.name(claims.getStringClaim("htu"), path), "htu is not the address called");
            if (accessToken.isPresent()) {
                boolean fits = Sha256.base64Url(accessToken.get()).equals(claims.getStringClaim("ath"));
                demand(fits, "ath does not fit the token");
            }
            spend(claims, thumbprint);
            return thumbprint;
        } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
            throw new InvalidProofException("it is malformed");
        }
    }

    private static JWK key(JWSHeader header) throws InvalidProofException {
        demand(TYPE.equals(header.getType()), "it is of another type");
        demand(SigningAlgorithm.SPOKEN.contains(header.getAlgorithm()), "it must be signed with PS256 or ES256");
        JWK key = header.getJWK();
        demand(key != null && !key.isPrivate(), "it has no public key");
        demand(!(key instanceof RSAKey rsa) || rsa.size() >= RSA_BITS, "its RSA key is shorter than 2048 bits");
        return key;
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            case ECKey ec -> new ECDSAVerifier(ec);
            default -> throw new JOSEException("neither RSA nor EC");
        };
    }

    private void spend(JWTClaimsSet claims, String thumbprint) throws InvalidProofException {
        Instant now = clock.instant();
        Instant issued = Optional.ofNullable(claims.getIssueTime())
                .map(Date::toInstant)
                .orElseThrow(() -> new InvalidProofException("iat is missing"));
        boolean current = !issued.isBefore(now.minus(AGE)) && !issued.isAfter(now.plus(CLOCKS_DIFFER));
        demand(current, "iat is not within the last minute");
        String jti = Optional.ofNullable(claims.getJWTID()).orElse("");
        demand(!jti.isBlank() && jti.length() <= JTI_CHARACTERS, "jti is missing or too long");
        boolean first = spent.firstUse(thumbprint, jti, issued.plus(AGE).plus(CLOCKS_DIFFER));
        demand(first, "it was used before");
    }

    private static void demand(boolean held, String why) throws InvalidProofException {
        if (!held) {
            throw new InvalidProofException(why);
        }
    }
}
