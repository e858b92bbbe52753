package dev.amana.token.server;

import dev.amana.token.applications.Applications;
import dev.amana.token.clientauth.AuthenticatedClient;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/** Spring Authorization Server's view of the applications; it has nothing to write there. */
@Component
final class KnownClients implements RegisteredClientRepository {

    private final Applications applications;

    KnownClients(Applications applications) {
        this.applications = applications;
    }

    @Override
    public void save(RegisteredClient registeredClient) {
        throw new UnsupportedOperationException("applications are registered through /internal/applications");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return applications
                .find(clientId)
                .map(AuthenticatedClient::registeredClient)
                .orElse(null);
    }
}
