package dev.amana.token.clientauth;

import dev.amana.token.applications.Application;
import dev.amana.token.applications.Applications;
import dev.amana.token.applications.ClientAuthentication;
import dev.amana.token.applications.Secrets;
import dev.amana.token.errors.OAuthError;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.stereotype.Component;

/** Decides whether a client is who it says. An unknown client, a wrong key and a wrong secret get the same words. */
@Component
final class ClientProofs implements AuthenticationProvider {

    private final Applications applications;
    private final Secrets secrets;
    private final ClientAssertions assertions;

    ClientProofs(Applications applications, Secrets secrets, ClientAssertions assertions) {
        this.applications = applications;
        this.secrets = secrets;
        this.assertions = assertions;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2ClientAuthenticationToken claimed = (OAuth2ClientAuthenticationToken) authentication;
        String clientId = claimed.getName();
        String credentials = String.valueOf(claimed.getCredentials());
        Optional<Application> application = applications.find(clientId);
        if (ClientAuthenticationMethod.PRIVATE_KEY_JWT.equals(claimed.getClientAuthenticationMethod())) {
            assertions.verify(application.orElseThrow(ClientProofs::refused), credentials);
        } else {
            boolean right = secrets.matches(
                    application
                            .filter(Application::inSandbox)
                            .map(Application::authentication)
                            .flatMap(ClientAuthentication::secretDigest),
                    credentials);
            if (!right) {
                throw refused();
            }
        }
        Application proven = application.orElseThrow(ClientProofs::refused);
        if (proven.suspended()) {
            throw OAuthError.INVALID_CLIENT.because("the application is suspended");
        }
        return new AuthenticatedClient(proven, claimed.getClientAuthenticationMethod());
    }

    static OAuth2AuthenticationException refused() {
        return OAuthError.INVALID_CLIENT.because("the client is unknown or its proof does not fit");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.equals(authentication);
    }
}
