package dev.amana.openbanking.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.amana.openbanking.error.OpenBankingException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a token is token-service's, current, and for this audience (RFC 9068 §4). */
final class TokenCheck {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Set<String> REQUIRED = Set.of("sub", "client_id", "scope", "token_type", "jti", "iat", "exp");

    private final DefaultJWTProcessor<SecurityContext> processor;

    /** A token that holds, and what it is bound to, if it is bound. */
    record Checked(AccessToken token, @Nullable Map<String, Object> confirmation) {}

    TokenCheck(JWKSource<SecurityContext> keys, String issuer, String audience, InstantSource clock) {
        processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(Algorithms.ALLOWED, keys));
        var claims =
                new DefaultJWTClaimsVerifier<SecurityContext>(
                        audience, new JWTClaimsSet.Builder().issuer(issuer).build(), REQUIRED) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        claims.setMaxClockSkew((int) CLOCK_SKEW.toSeconds());
        processor.setJWTClaimsSetVerifier((set, context) -> {
            claims.verify(set, context);
            if (set.getIssueTime().toInstant().isAfter(clock.instant().plus(CLOCK_SKEW))) {
                throw new BadJWTException("issued in the future");
            }
        });
    }

    /** @throws OpenBankingException 401 when it does not hold, 503 when that cannot be found out */
    Checked check(Scheme scheme, String presented) {
        try {
            JWTClaimsSet claims = processor.process(SignedJWT.parse(presented), null);
            Map<String, Object> confirmation = claims.getJSONObjectClaim("cnf");
            return new Checked(token(claims, confirmation != null), confirmation);
        } catch (KeySourceException unknown) {
            throw OpenBankingException.unavailable("The access token cannot be checked at the moment", RETRY_AFTER);
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException notValid) {
            throw Challenge.invalidToken(scheme);
        }
    }

    private static AccessToken token(JWTClaimsSet claims, boolean senderConstrained) throws ParseException {
        Object sequence = claims.getClaim("authorised_seq");
        return new AccessToken(
                claims.getStringClaim("client_id"),
                claims.getSubject(),
                scopes(claims.getClaim("scope")),
                TokenKind.valueOf(claims.getStringClaim("token_type")),
                Optional.ofNullable(claims.getStringClaim("consentId")),
                sequence == null ? OptionalLong.empty() : OptionalLong.of(claims.getLongClaim("authorised_seq")),
                Optional.ofNullable(claims.getStringClaim("grant_id")),
                claims.getJWTID(),
                instant(claims.getIssueTime()),
                instant(claims.getExpirationTime()),
                senderConstrained);
    }

    /** As one text with spaces (RFC 9068 §2.2.3), or as the list that some servers make of it. */
    private static Set<String> scopes(Object claim) throws ParseException {
        return switch (claim) {
            case String text ->
                text.isBlank() ? Set.of() : Set.copyOf(List.of(text.strip().split(" +")));
            case List<?> list -> Set.copyOf(list.stream().map(String::valueOf).toList());
            default -> throw new ParseException("scope is neither a text nor a list", 0);
        };
    }

    private static Instant instant(Date date) {
        return date.toInstant();
    }
}
