package dev.amana.token.authorise;

import dev.amana.token.TokenServiceSettings;
import dev.amana.token.applications.Application;
import dev.amana.token.attempts.AuthorisationRequest;
import dev.amana.token.clientauth.AuthenticatedClient;
import dev.amana.token.dpop.DpopProofs;
import dev.amana.token.errors.OAuthError;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationToken;
import org.springframework.stereotype.Component;

/** Takes a pushed authorisation request in (RFC 9126 §2.1). */
@Component
final class PushedRequestAcceptance implements AuthenticationProvider {

    private final RequestRules rules;
    private final PushedRequests requests;
    private final DpopProofs proofs;
    private final Clock clock;
    private final String path;

    PushedRequestAcceptance(
            RequestRules rules,
            PushedRequests requests,
            DpopProofs proofs,
            Clock clock,
            TokenServiceSettings settings) {
        this.rules = rules;
        this.requests = requests;
        this.proofs = proofs;
        this.clock = clock;
        this.path = URI.create(settings.issuer() + "/par").getRawPath();
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var pushed = (OAuth2PushedAuthorizationRequestAuthenticationToken) authentication;
        Application client = AuthenticatedClient.of(pushed).application();
        if (client.internal()
                || !(pushed.getAdditionalParameters().get(PushedRequestConverter.PARAMETERS)
                        instanceof RequestParameters parameters)) {
            throw OAuthError.UNAUTHORIZED_CLIENT.because("this client may not ask customers");
        }
        if (parameters.get("request_uri").isPresent()) {
            throw OAuthError.INVALID_REQUEST.because("a pushed request holds no request_uri");
        }
        if (parameters
                .get("client_id")
                .filter(id -> !id.equals(client.clientId()))
                .isPresent()) {
            throw OAuthError.INVALID_REQUEST.because("client_id is another client's");
        }
        Optional<String> key = Optional.ofNullable(
                        pushed.getAdditionalParameters().get(PushedRequestConverter.DPOP))
                .map(proof -> proofs.thumbprint(proof.toString(), "POST", path, Optional.empty()));
        AuthorisationRequest request = rules.validate(client, rules.redirectUri(client, parameters), parameters, key);
        rules.requireDecidable(request);
        Instant now = clock.instant();
        return new OAuth2PushedAuthorizationRequestAuthenticationToken(
                pushed.getAuthorizationUri(),
                client.clientId(),
                AuthenticatedClient.of(pushed),
                requests.push(request, now),
                now.plus(PushedRequests.LIFETIME),
                request.redirectUri().toString(),
                request.state().orElse(null),
                request.scopes());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2PushedAuthorizationRequestAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
