package dev.amana.token.clientauth;

import static dev.amana.token.clientauth.ClientCredentials.CERTIFICATE;

import dev.amana.gatewaylink.ClientCertificate;
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
        Optional<Application> application = applications.find(clientId);
        Optional<ClientCertificate> certificate = Optional.ofNullable(
                (ClientCertificate) claimed.getAdditionalParameters().get(CERTIFICATE));
        ClientAuthenticationMethod method = claimed.getClientAuthenticationMethod();
        if (claimed.getCredentials() instanceof ClientAssertion assertion) {
            assertions.verify(application.orElseThrow(ClientProofs::refused), assertion);
        } else if (ClientAuthenticationMethod.TLS_CLIENT_AUTH.equals(method)) {
            requireName(application, certificate);
        } else {
            requireSecret(application, String.valueOf(claimed.getCredentials()));
        }
        Application proven = application.orElseThrow(ClientProofs::refused);
        if (proven.suspended()) {
            throw OAuthError.INVALID_CLIENT.because("the application is suspended");
        }
        return new AuthenticatedClient(proven, method, certificate);
    }

    /** RFC 8705 §2.1: the gateway has verified the chain, here it is the one name that counts. */
    private static void requireName(Optional<Application> application, Optional<ClientCertificate> certificate) {
        boolean named = application
                .map(Application::authentication)
                .flatMap(ClientAuthentication::tlsIdentity)
                .flatMap(identity -> certificate.map(ClientCertificate::x509).filter(identity::isBorneBy))
                .isPresent();
        if (!named) {
            throw refused();
        }
    }

    private void requireSecret(Optional<Application> application, String secret) {
        boolean right = secrets.matches(
                application
                        .filter(Application::inSandbox)
                        .map(Application::authentication)
                        .flatMap(ClientAuthentication::secretDigest),
                secret);
        if (!right) {
            throw refused();
        }
    }

    static OAuth2AuthenticationException refused() {
        return OAuthError.INVALID_CLIENT.because("the client is unknown or its proof does not fit");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.equals(authentication);
    }
}
