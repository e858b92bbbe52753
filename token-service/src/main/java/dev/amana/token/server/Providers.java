package dev.amana.token.server;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** The decisions behind the endpoints, each in the room of its capability. */
@Component
record Providers(
        @Qualifier("clientCredentials") AuthenticationConverter clientCredentials,
        @Qualifier("clientProofs") AuthenticationProvider clientProofs,
        @Qualifier("pushedRequestConverter") AuthenticationConverter pushedRequestConverter,
        @Qualifier("pushedRequestAcceptance") AuthenticationProvider pushedRequests,
        @Qualifier("clientCredentialsGrant") AuthenticationProvider clientCredentialsGrant,
        @Qualifier("codeRedemption") AuthenticationProvider codeRedemption,
        @Qualifier("refresh") AuthenticationProvider refresh,
        @Qualifier("tokenIntrospection") AuthenticationProvider introspection,
        @Qualifier("tokenRevocation") AuthenticationProvider revocation) {

    AuthenticationProvider[] grants() {
        return new AuthenticationProvider[] {clientCredentialsGrant, codeRedemption, refresh};
    }
}
