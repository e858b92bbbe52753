package dev.amana.token.grants.clientcredentials;

import dev.amana.token.applications.Application;
import dev.amana.token.clientauth.AuthenticatedClient;
import dev.amana.token.errors.OAuthError;
import dev.amana.token.possession.Confirmation;
import dev.amana.token.possession.SenderConstraint;
import dev.amana.token.tokens.IssuedToken;
import dev.amana.token.tokens.TokenAnswer;
import dev.amana.token.tokens.TokenMint;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.stereotype.Component;

/** RFC 6749 §4.4. Nothing is stored: such a token is what it says, until it expires or is revoked by its {@code jti}. */
@Component
final class ClientCredentialsGrant implements AuthenticationProvider {

    /** A sign-in is a customer's; no client signs in as one. */
    private static final String OPENID = "openid";

    private final TokenMint mint;
    private final SenderConstraint senderConstraint;
    private final Clock clock;

    ClientCredentialsGrant(TokenMint mint, SenderConstraint senderConstraint, Clock clock) {
        this.mint = mint;
        this.senderConstraint = senderConstraint;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var request = (OAuth2ClientCredentialsAuthenticationToken) authentication;
        AuthenticatedClient client = AuthenticatedClient.of(request);
        Instant now = clock.instant();
        Set<String> scopes = scopes(client.application(), request.getScopes());
        Optional<Confirmation> held = senderConstraint.of(client, request);
        IssuedToken token = mint.forClient(client.application(), scopes, held, now);
        return TokenAnswer.of(token, scopes, held).to(client);
    }

    /** What is asked for; everything registered when nothing is (RFC 6749 §3.3). */
    private static Set<String> scopes(Application client, Set<String> wanted) {
        Set<String> allowed =
                client.scopes().stream().filter(scope -> !OPENID.equals(scope)).collect(Collectors.toUnmodifiableSet());
        if (wanted.isEmpty()) {
            return allowed;
        }
        if (!allowed.containsAll(wanted)) {
            throw OAuthError.INVALID_SCOPE.because("the application is not registered for this scope");
        }
        return wanted;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientCredentialsAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
