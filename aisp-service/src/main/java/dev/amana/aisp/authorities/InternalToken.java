package dev.amana.aisp.authorities;

import dev.amana.aisp.access.KnowledgeUnavailable;
import dev.amana.revocations.ClientAssertions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The access token with which this service reads consents, fetched when needed and kept until shortly before its end. */
final class InternalToken {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private record Held(String value, Instant usableUntil) {}

    private record Granted(String access_token, long expires_in) {
        Granted {
            Objects.requireNonNull(access_token, "access_token");
        }
    }

    private final RestClient tokenService;
    private final ClientAssertions assertions;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Held held;

    InternalToken(RestClient tokenService, ClientAssertions assertions, Clock clock) {
        this.tokenService = tokenService;
        this.assertions = assertions;
        this.clock = clock;
    }

    String bearer() {
        var current = held;
        if (current != null && clock.instant().isBefore(current.usableUntil())) {
            return current.value();
        }
        fetching.lock();
        try {
            var latest = held;
            if (latest != null && clock.instant().isBefore(latest.usableUntil())) {
                return latest.value();
            }
            var fetched = fetch();
            held = fetched;
            return fetched.value();
        } finally {
            fetching.unlock();
        }
    }

    /** Lets go of a token that was refused, unless a newer one has taken its place. */
    void discard(String refused) {
        var current = held;
        if (current != null && current.value().equals(refused)) {
            held = null;
        }
    }

    private Held fetch() {
        var form = assertions.authentication();
        form.add("grant_type", "client_credentials");
        form.add("scope", "consents:read");
        var asked = clock.instant();
        var granted = tokenService
                .post()
                .uri("/apigateway/as/token.oauth2")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Granted.class);
        if (granted == null) {
            throw new KnowledgeUnavailable("token-service gave no token");
        }
        return new Held(
                granted.access_token(), asked.plusSeconds(granted.expires_in()).minus(MARGIN));
    }
}
