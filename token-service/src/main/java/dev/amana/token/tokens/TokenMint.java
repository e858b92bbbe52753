package dev.amana.token.tokens;

import static dev.amana.token.tokens.TokenFormat.AUTHORISED_SEQ;
import static dev.amana.token.tokens.TokenFormat.CLIENT_ID;
import static dev.amana.token.tokens.TokenFormat.CONSENT_ID;
import static dev.amana.token.tokens.TokenFormat.GRANT_ID;
import static dev.amana.token.tokens.TokenFormat.SCOPE;
import static dev.amana.token.tokens.TokenFormat.TOKEN_TYPE;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.dpop.Sha256;
import dev.amana.token.TokenServiceSettings;
import dev.amana.token.applications.Application;
import dev.amana.token.keys.SigningKeys;
import dev.amana.token.possession.Confirmation;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes and signs tokens. Times are the caller's, taken before it looked at what the token depends on. */
@Component
public class TokenMint {

    /** No access token lives longer (security profile: access token). */
    public static final Duration LONGEST = Duration.ofMinutes(30);

    /** An ID token is read right after the exchange. */
    private static final Duration ID_TOKEN = Duration.ofMinutes(5);

    private static final String REFRESH_TOKEN_EXPIRES_AT = "http://openbanking.org.uk/refresh_token_expires_at";

    private final SigningKeys keys;
    private final PairwiseSubjects subjects;
    private final String issuer;
    private final String apiAudience;

    TokenMint(SigningKeys keys, PairwiseSubjects subjects, TokenServiceSettings settings) {
        this.keys = keys;
        this.subjects = subjects;
        this.issuer = settings.issuer().toString();
        this.apiAudience = settings.apiAudience().toString();
    }

    /** A client's own token: PUBLIC for TPPs, INTERNAL for our own services. */
    public IssuedToken forClient(Application client, Set<String> scopes, Optional<Confirmation> bound, Instant now) {
        return internalOrPublic(client.clientId(), client.internal(), scopes, bound, now);
    }

    /** A token of this service itself. */
    public IssuedToken forOurselves(String clientId, Set<String> scopes, Instant now) {
        return internalOrPublic(clientId, true, scopes, Optional.empty(), now);
    }

    private IssuedToken internalOrPublic(
            String clientId, boolean internal, Set<String> scopes, Optional<Confirmation> bound, Instant now) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .audience(internal ? TokenFormat.INTERNAL_AUDIENCE : apiAudience)
                .subject(clientId)
                .claim(TOKEN_TYPE, internal ? TokenFormat.INTERNAL : TokenFormat.PUBLIC);
        return access(claims, clientId, scopes, bound, now, now.plus(LONGEST));
    }

    /** A token for what a customer has authorised; never past the consent's end. */
    public IssuedToken forCustomer(
            CustomerAccess access, Set<String> scopes, Optional<Confirmation> bound, Instant now) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(subjects.of(access.clientId(), access.psuId()))
                .claim(GRANT_ID, access.grantId().toString());
        Instant expires = now.plus(LONGEST);
        if (access.authorised().isPresent()) {
            AuthorisedConsent consent = access.authorised().get();
            claims.audience(apiAudience)
                    .claim(TOKEN_TYPE, TokenFormat.RESOURCE)
                    .claim(CONSENT_ID, consent.consentId())
                    .claim(AUTHORISED_SEQ, consent.authorisedSeq());
            expires = consent.expires().isBefore(expires) ? consent.expires() : expires;
        } else {
            claims.audience(issuer).claim(TOKEN_TYPE, TokenFormat.SIGN_IN);
        }
        return access(claims, access.clientId(), scopes, bound, now, expires);
    }

    private IssuedToken access(
            JWTClaimsSet.Builder claims,
            String clientId,
            Set<String> scopes,
            Optional<Confirmation> bound,
            Instant now,
            Instant expires) {
        claims.issuer(issuer)
                .claim(CLIENT_ID, clientId)
                .claim(SCOPE, String.join(" ", new TreeSet<>(scopes)))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expires));
        bound.ifPresent(to -> claims.claim(Confirmation.CLAIM, to.claim()));
        return new IssuedToken(keys.signAccessToken(claims.build()), now, expires);
    }

    /** The ID token of a sign-in (OpenID Connect Core §2), with the consent and the refresh token's end where there are such. */
    public String idToken(
            CustomerAccess access,
            SignIn signIn,
            IssuedToken accessToken,
            Optional<Instant> refreshTokenExpires,
            Instant now) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subjects.of(access.clientId(), access.psuId()))
                .audience(access.clientId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ID_TOKEN)))
                .claim("auth_time", signIn.at().getEpochSecond())
                .claim("acr", TokenFormat.ACR)
                .claim("at_hash", leftHalf(accessToken.value()));
        signIn.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
        access.authorised().ifPresent(consent -> claims.claim("openbanking_intent_id", consent.consentId()));
        refreshTokenExpires.ifPresent(at -> claims.claim(REFRESH_TOKEN_EXPIRES_AT, at.getEpochSecond()));
        return keys.sign(JOSEObjectType.JWT, claims.build());
    }

    /** OpenID Connect Core §3.1.3.6; both of our algorithms hash with SHA-256. */
    private static String leftHalf(String accessToken) {
        byte[] hash = Sha256.of(accessToken);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
    }
}
