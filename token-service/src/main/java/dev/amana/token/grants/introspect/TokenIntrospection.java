package dev.amana.token.grants.introspect;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.token.clientauth.AuthenticatedClient;
import dev.amana.token.errors.OAuthError;
import dev.amana.token.grants.LiveTokens;
import dev.amana.token.possession.Confirmation;
import dev.amana.token.tokens.OwnTokens;
import dev.amana.token.tokens.TokenFormat;
import java.util.List;
import java.util.Map;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenIntrospection;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;
import org.springframework.stereotype.Component;

/** Tells our own resource servers whether a token is alive this moment (RFC 7662). */
@Component
final class TokenIntrospection implements AuthenticationProvider {

    private final LiveTokens tokens;

    TokenIntrospection(LiveTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var request = (OAuth2TokenIntrospectionAuthenticationToken) authentication;
        AuthenticatedClient client = AuthenticatedClient.of(request);
        if (!client.application().internal()) {
            throw OAuthError.UNAUTHORIZED_CLIENT.because("introspection is for resource servers");
        }
        OAuth2TokenIntrospection answer = tokens.read(request.getToken())
                .map(TokenIntrospection::active)
                .orElseGet(() -> OAuth2TokenIntrospection.builder(false).build());
        return new OAuth2TokenIntrospectionAuthenticationToken(request.getToken(), client, answer);
    }

    /** RFC 7662 §2.2: {@code token_type} is how the token is presented; what kind it is goes by another name. */
    private static OAuth2TokenIntrospection active(JWTClaimsSet claims) {
        boolean withProof = Confirmation.of(claims).flatMap(Confirmation::jkt).isPresent();
        OAuth2TokenIntrospection.Builder answer = OAuth2TokenIntrospection.builder(true)
                .clientId(OwnTokens.text(claims, TokenFormat.CLIENT_ID).orElseThrow())
                .tokenType(withProof ? "DPoP" : "Bearer")
                .subject(claims.getSubject())
                .audience(claims.getAudience().getFirst())
                .issuer(claims.getIssuer())
                .id(claims.getJWTID())
                .issuedAt(claims.getIssueTime().toInstant())
                .expiresAt(claims.getExpirationTime().toInstant())
                .claim(
                        "token_kind",
                        OwnTokens.text(claims, TokenFormat.TOKEN_TYPE).orElseThrow());
        OwnTokens.text(claims, TokenFormat.SCOPE)
                .ifPresent(scope -> answer.scopes(scopes -> scopes.addAll(List.of(scope.split(" ")))));
        for (String name :
                List.of(TokenFormat.CONSENT_ID, TokenFormat.AUTHORISED_SEQ, TokenFormat.GRANT_ID, Confirmation.CLAIM)) {
            Map<String, Object> all = claims.getClaims();
            if (all.get(name) != null) {
                answer.claim(name, all.get(name));
            }
        }
        return answer.build();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenIntrospectionAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
