package dev.amana.token.grants.revoke;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.token.clientauth.AuthenticatedClient;
import dev.amana.token.errors.OAuthError;
import dev.amana.token.grants.Grant;
import dev.amana.token.grants.Grants;
import dev.amana.token.revocations.Revocations;
import dev.amana.token.tokens.OwnTokens;
import dev.amana.token.tokens.TokenFormat;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;
import org.springframework.stereotype.Component;

/** A refresh token ends its grant, an access token itself. What we do not know needs no ending (RFC 7009 §2.2). */
@Component
final class TokenRevocation implements AuthenticationProvider {

    private final Grants grants;
    private final OwnTokens tokens;
    private final Revocations revocations;

    TokenRevocation(Grants grants, OwnTokens tokens, Revocations revocations) {
        this.grants = grants;
        this.tokens = tokens;
        this.revocations = revocations;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var request = (OAuth2TokenRevocationAuthenticationToken) authentication;
        AuthenticatedClient client = AuthenticatedClient.of(request);
        String clientId = client.application().clientId();
        Optional<JWTClaimsSet> accessToken = tokens.read(request.getToken());
        if (accessToken.isPresent()) {
            JWTClaimsSet claims = accessToken.get();
            requireOwner(clientId, OwnTokens.text(claims, TokenFormat.CLIENT_ID).orElse(""));
            revocations.token(claims.getJWTID(), claims.getExpirationTime().toInstant());
        } else {
            Optional<Grant> grant = grants.byRefreshToken(request.getToken());
            grant.ifPresent(found -> {
                requireOwner(clientId, found.clientId());
                revocations.grant(found.id());
            });
        }
        Instant anyTime = Instant.EPOCH;
        return new OAuth2TokenRevocationAuthenticationToken(
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER, request.getToken(), anyTime, anyTime.plusSeconds(1)),
                client);
    }

    private static void requireOwner(String clientId, String owner) {
        if (!clientId.equals(owner)) {
            throw OAuthError.UNAUTHORIZED_CLIENT.because("the token was issued to another client");
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenRevocationAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
