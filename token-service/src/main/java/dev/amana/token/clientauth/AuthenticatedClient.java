package dev.amana.token.clientauth;

import dev.amana.gatewaylink.ClientCertificate;
import dev.amana.token.applications.Application;
import dev.amana.token.errors.OAuthError;
import java.net.URI;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** An application that has proved who it is in this request. */
public final class AuthenticatedClient extends OAuth2ClientAuthenticationToken {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Requests are stateless: this is never serialised.
    private final Application application;

    @SuppressWarnings("serial")
    private final Optional<ClientCertificate> certificate;

    AuthenticatedClient(
            Application application, ClientAuthenticationMethod method, Optional<ClientCertificate> certificate) {
        super(registeredClient(application), method, null);
        this.application = application;
        this.certificate = certificate;
    }

    /** Who it is. */
    public Application application() {
        return application;
    }

    /** The certificate the request was sent with, whether or not it is what the client authenticated by. */
    public Optional<ClientCertificate> certificate() {
        return certificate;
    }

    /** The application behind a request's principal; {@code invalid_client} when there is none. */
    public static AuthenticatedClient of(Authentication request) {
        if (request.getPrincipal() instanceof AuthenticatedClient client) {
            return client;
        }
        throw OAuthError.INVALID_CLIENT.because("client authentication is required");
    }

    /** How Spring Authorization Server's own types see an application. */
    public static RegisteredClient registeredClient(Application application) {
        RegisteredClient.Builder client = RegisteredClient.withId(application.clientId())
                .clientId(application.clientId())
                .clientName(application.name())
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(application.scopes()));
        if (!application.internal()) {
            client.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                    .redirectUris(uris -> application.redirectUris().stream()
                            .map(URI::toString)
                            .forEach(uris::add));
        }
        return client.build();
    }
}
