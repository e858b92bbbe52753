package dev.amana.openbanking.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.openbanking.error.OpenBankingException;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Whether a token is token-service's, current, and for this audience (RFC 9068 §4). */
final class TokenCheck {

    private static final Set<String> REQUIRED = Set.of("sub", "client_id", "scope", "token_type", "jti", "iat", "exp");

    private final GenuineTokens tokens;

    /** A token that holds, and what it is bound to, if it is bound. */
    record Checked(AccessToken token, Binding binding) {}

    TokenCheck(JWKSource<SecurityContext> keys, String issuer, String audience, InstantSource clock) {
        tokens = new GenuineTokens(keys, issuer, audience, REQUIRED, clock);
    }

    /** @throws OpenBankingException 401 when it does not hold, 503 when that cannot be found out */
    Checked check(Scheme scheme, String presented) {
        return tokens.check(scheme, presented, claims -> {
            Binding binding = Binding.of(claims.getJSONObjectClaim("cnf"));
            return new Checked(token(claims, binding instanceof Binding.Key), binding);
        });
    }

    private static AccessToken token(JWTClaimsSet claims, boolean boundToKey) throws ParseException {
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
                boundToKey);
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
