package dev.amana.token.staff;

import dev.amana.token.Profile;
import dev.amana.token.applications.Application;
import dev.amana.token.applications.ClientAuthentication;
import dev.amana.token.applications.VerificationKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The programs of the configuration. No TPP's application is among them, and none of them is among the TPPs' applications. */
@Component
public final class StaffClients {

    private final Map<String, StaffClient> clients;

    StaffClients(StaffSettings settings) {
        clients = settings.clients().entrySet().stream()
                .map(each -> client(each.getKey(), each.getValue()))
                .collect(Collectors.toUnmodifiableMap(StaffClient::clientId, client -> client));
    }

    private static StaffClient client(String clientId, StaffSettings.Client client) {
        try {
            VerificationKeys keys = VerificationKeys.parse(Files.readString(client.jwksFile()));
            Application application = new Application(
                    clientId,
                    clientId,
                    Profile.PRODUCTION, // staff never sign in by what only the sandbox allows
                    client.redirectUris(),
                    Set.of("openid"),
                    new ClientAuthentication(Optional.of(keys), Optional.empty(), Optional.empty(), Optional.empty()),
                    false,
                    true,
                    false);
            return new StaffClient(application, client.roles().isEmpty() ? Set.of() : Role.of(client.roles()));
        } catch (IOException e) {
            throw new IllegalStateException("no keys for staff client " + clientId + ": " + client.jwksFile(), e);
        }
    }

    /** Empty for an unknown one. */
    public Optional<StaffClient> find(String clientId) {
        return Optional.ofNullable(clients.get(clientId));
    }
}
