package dev.amana.token.clientauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.amana.dpop.SigningAlgorithm;
import dev.amana.token.TokenServiceSettings;
import dev.amana.token.applications.Application;
import dev.amana.token.errors.OAuthError;
import dev.amana.token.once.Once;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * private_key_jwt (RFC 7523, FAPI 2.0 Security Profile §5.3.2.1): PS256 or ES256; {@code iss} and {@code sub} are the client;
 * {@code aud} is the issuer alone, in the sandbox the token endpoint too; {@code exp} at most five minutes ahead; {@code jti} once.
 */
@Component
public final class ClientAssertions {

    private static final Duration EXPIRES_WITHIN = Duration.ofMinutes(5);
    /** FAPI 2.0 §5.3.2.1: up to 10 s ahead is taken, more than 60 s ahead is refused; we draw the line at the first. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    private static final Instant FAR_AWAY = Instant.parse("9999-01-01T00:00:00Z");
    private static final int JTI_CHARACTERS = 256;

    private final ClientKeys keys;
    private final Once once;
    private final Clock clock;
    private final Set<String> audiences;
    private final Set<String> sandboxAudiences;

    ClientAssertions(ClientKeys keys, Once once, Clock clock, TokenServiceSettings settings) {
        this.keys = keys;
        this.once = once;
        this.clock = clock;
        String issuer = settings.issuer().toString();
        this.audiences = Set.of(issuer);
        this.sandboxAudiences = Set.of(issuer, issuer + "/token.oauth2");
    }

    /** Returns if the assertion is this application's and was never used before; otherwise {@code invalid_client}. */
    void verify(Application application, ClientAssertion assertion) {
        verify(application, assertion, application.inSandbox() ? sandboxAudiences : audiences);
    }

    /** The same for the token endpoint of another issuer of ours: {@code aud} is one of {@code audiences}. */
    public void verify(Application application, ClientAssertion assertion, Set<String> audiences) {
        requireSignature(application, assertion.jwt());
        requirePlain(application, assertion.stated());
        JWTClaimsSet claims = assertion.claims();
        Instant now = clock.instant();
        require(application.clientId().equals(claims.getIssuer()), "iss is not the client id");
        require(application.clientId().equals(claims.getSubject()), "sub is not the client id");
        require(claims.getAudience().size() == 1, "aud must be the issuer and nothing else");
        if (!audiences.contains(claims.getAudience().getFirst())) {
            throw refused("aud must be " + String.join(" or ", new TreeSet<>(audiences)));
        }
        Instant expires = instant(claims.getExpirationTime()).orElseThrow(() -> refused("exp is missing"));
        require(now.isBefore(expires.plus(CLOCKS_DIFFER)), "it has expired");
        require(!expires.isAfter(now.plus(EXPIRES_WITHIN).plus(CLOCKS_DIFFER)), "exp is more than 5 minutes ahead");
        instant(claims.getIssueTime())
                .ifPresent(at -> require(!at.isAfter(now.plus(CLOCKS_DIFFER)), "iat is in the future"));
        instant(claims.getNotBeforeTime())
                .ifPresent(at -> require(!at.isAfter(now.plus(CLOCKS_DIFFER)), "nbf is in the future"));
        String jti = Optional.ofNullable(claims.getJWTID())
                .filter(id -> !id.isBlank())
                .orElseThrow(() -> refused("jti is missing"));
        require(jti.length() <= JTI_CHARACTERS, "jti is too long");
        boolean first = once.spend(
                Once.Kind.CLIENT_ASSERTION,
                application.clientId(),
                jti,
                expires.plus(CLOCKS_DIFFER).plus(CLOCKS_DIFFER));
        require(first, "its jti was used before");
    }

    private void requireSignature(Application application, SignedJWT jwt) {
        boolean spoken = SigningAlgorithm.SPOKEN.contains(jwt.getHeader().getAlgorithm());
        require(spoken, "it must be signed with PS256 or ES256");
        try {
            for (JWSVerifier verifier : keys.candidates(application, jwt.getHeader())) {
                if (jwt.verify(verifier)) {
                    return;
                }
            }
        } catch (JOSEException e) {
            throw refused("it is not a well-formed signed JWT");
        }
        throw ClientProofs.refused();
    }

    /** What a parsed claims set no longer shows: times so far off that they wrap around, and the shape of {@code aud}. */
    private static void requirePlain(Application application, Map<String, Object> claims) {
        for (String name : List.of("exp", "iat", "nbf")) {
            boolean date = !(claims.get(name) instanceof Number seconds)
                    || Math.abs(seconds.doubleValue()) < FAR_AWAY.getEpochSecond();
            require(date, name + " is no date");
        }
        // FAPI 2.0 §5.3.2.1: "as a string".
        require(application.inSandbox() || claims.get("aud") instanceof String, "aud must be a string");
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw refused(why);
        }
    }

    private static OAuth2AuthenticationException refused(String why) {
        return OAuthError.INVALID_CLIENT.because("client assertion: " + why);
    }
}
