package dev.amana.token.tokens;

import dev.amana.token.clientauth.AuthenticatedClient;
import dev.amana.token.possession.Confirmation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;

/** What a token request gets, in the shape Spring Authorization Server sends it. */
public record TokenAnswer(
        IssuedToken accessToken,
        Set<String> scopes,
        Optional<Confirmation> bound,
        Optional<String> refreshToken,
        Optional<String> idToken) {

    /** An access token and nothing else. */
    public static TokenAnswer of(IssuedToken accessToken, Set<String> scopes, Optional<Confirmation> bound) {
        return new TokenAnswer(accessToken, scopes, bound, Optional.empty(), Optional.empty());
    }

    /** The answer to this client. */
    public OAuth2AccessTokenAuthenticationToken to(AuthenticatedClient client) {
        Map<String, Object> more = new HashMap<>();
        idToken.ifPresent(token -> more.put("id_token", token));
        Instant issued = accessToken.issuedAt();
        return new OAuth2AccessTokenAuthenticationToken(
                Objects.requireNonNull(client.getRegisteredClient()),
                client,
                new OAuth2AccessToken(
                        // A token bound to a certificate is presented as Bearer (RFC 8705 §3).
                        bound.flatMap(Confirmation::jkt).isPresent() ? TokenType.DPOP : TokenType.BEARER,
                        accessToken.value(),
                        issued,
                        accessToken.expiresAt(),
                        scopes),
                refreshToken.map(value -> new OAuth2RefreshToken(value, issued)).orElse(null),
                more);
    }
}
