package dev.amana.token.applications;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.amana.token.Profile;
import dev.amana.token.TokenServiceSettings;
import dev.amana.token.TokenServiceSettings.InternalClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** TPPs' applications from the database, our own services from the configuration. */
@Component
final class RegisteredApplications implements Applications {

    /** A suspension reaches every instance within this time without being told: less than the bound at the data API. */
    private static final Duration FRESH_FOR = Duration.ofSeconds(1);

    private static final long CACHED_AT_MOST = 10_000;

    private final ApplicationTable table;
    private final Map<String, Application> ours;
    private final Cache<String, Application> cache = Caffeine.newBuilder()
            .expireAfterWrite(FRESH_FOR)
            .maximumSize(CACHED_AT_MOST)
            .recordStats()
            .build();

    RegisteredApplications(ApplicationTable table, TokenServiceSettings settings, MeterRegistry metrics) {
        this.table = table;
        this.ours = settings.internalClients().entrySet().stream()
                .map(client -> internal(client.getKey(), client.getValue(), settings.profile()))
                .collect(Collectors.toUnmodifiableMap(Application::clientId, application -> application));
        CaffeineCacheMetrics.monitor(metrics, cache, "applications");
    }

    private static Application internal(String clientId, InternalClient client, Profile profile) {
        try {
            VerificationKeys keys = VerificationKeys.parse(Files.readString(client.jwksFile()));
            return new Application(
                    clientId,
                    clientId,
                    profile,
                    List.of(),
                    client.scopes(),
                    new ClientAuthentication(Optional.of(keys), Optional.empty(), Optional.empty(), Optional.empty()),
                    false,
                    true,
                    false);
        } catch (IOException e) {
            throw new IllegalStateException("no keys for internal client " + clientId + ": " + client.jwksFile(), e);
        }
    }

    @Override
    public Optional<Application> find(String clientId) {
        Application own = ours.get(clientId);
        if (own != null) {
            return Optional.of(own);
        }
        Application cached = cache.getIfPresent(clientId);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<Application> stored = table.find(clientId);
        stored.ifPresent(application -> cache.put(clientId, application));
        return stored;
    }

    @Override
    public void forget(String clientId) {
        cache.invalidate(clientId);
    }
}
