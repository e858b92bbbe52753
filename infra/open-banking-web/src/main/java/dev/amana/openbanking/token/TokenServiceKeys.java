package dev.amana.openbanking.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.amana.instances.Instances;
import dev.amana.traces.HttpTraces;
import dev.amana.traces.Step;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * token-service's public keys: fetched when first needed, renewed in the background, fetched again at once for a key
 * id not seen before, and kept while token-service is down.
 */
final class TokenServiceKeys implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(TokenServiceKeys.class);

    /** A new key is published for twice this long before its first use (security profile §2). */
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** Access tokens live 30 minutes at most: with token-service down this long, none is left to check. */
    private static final Duration USABLE = Duration.ofHours(1);

    /** Unknown key ids cost token-service one request in this time, however many callers make them up. */
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(5);

    /** While there are no keys yet, callers are turned away at once for this long after a failure. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);
    private static final long MAX_BYTES = 256 * 1024;

    private final Instances tokenService;
    private final String path;
    private final HttpClient http;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Keys keys;
    private volatile Instant lastAttempt = Instant.MIN;

    private record Keys(JWKSet set, Instant fetchedAt) {}

    TokenServiceKeys(Instances tokenService, String path, InstantSource clock) {
        this.tokenService = tokenService;
        this.path = path;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        Keys known = usable();
        List<JWK> found = selector.select(known.set());
        return found.isEmpty() ? selector.select(renewed(known).set()) : found;
    }

    private Keys usable() throws KeySourceException {
        Keys known = keys;
        if (known == null) {
            return first();
        }
        if (isOlderThan(USABLE, known)) { // nobody called for long, or token-service is down for long
            Keys now = renewed(known);
            if (isOlderThan(USABLE, now)) {
                throw new KeySourceException("the keys are too old", new IOException());
            }
            return now;
        }
        if (isOlderThan(FRESH, known) && !attemptedWithin(BETWEEN_RENEWALS)) {
            Thread.startVirtualThread(() -> renewed(known));
        }
        return known;
    }

    private boolean isOlderThan(Duration age, Keys known) {
        return Duration.between(known.fetchedAt(), clock.instant()).compareTo(age) > 0;
    }

    private Keys first() throws KeySourceException {
        fetching.lock();
        try {
            Keys known = keys;
            if (known != null) {
                return known;
            }
            if (attemptedWithin(AFTER_FAILURE)) {
                throw new KeySourceException("the keys could not be fetched a moment ago", new IOException());
            }
            return fetch();
        } catch (IOException unreachable) {
            throw new KeySourceException("the keys cannot be fetched", unreachable);
        } finally {
            fetching.unlock();
        }
    }

    /** Newer keys than the known ones, when token-service has them to give and was not asked a moment ago. */
    private Keys renewed(Keys known) {
        fetching.lock();
        try {
            Keys current = keys;
            if (current != null && current != known) {
                return current;
            }
            return attemptedWithin(BETWEEN_RENEWALS) ? known : fetch();
        } catch (IOException unreachable) {
            log.warn("token-service's keys cannot be renewed, the known ones stay in use: {}", unreachable.toString());
            return known;
        } finally {
            fetching.unlock();
        }
    }

    private boolean attemptedWithin(Duration time) {
        return lastAttempt.isAfter(clock.instant().minus(time));
    }

    private Keys fetch() throws IOException {
        lastAttempt = clock.instant();
        try {
            var response = tokenService.reach(this::ask);
            if (response.statusCode() != 200) {
                throw new IOException("answered " + response.statusCode());
            }
            var fetched = new Keys(JWKSet.parse(response.body()), lastAttempt);
            keys = fetched;
            return fetched;
        } catch (ParseException noKeys) {
            throw new IOException("not a JWK set", noKeys);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private HttpResponse<String> ask(URI base) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(READ_TIMEOUT).header("Accept", "application/json");
        try (Step step = HttpTraces.asking("token-service", "GET")) {
            step.into(request::header);
            var response = http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BYTES));
            step.answered(response.statusCode());
            return response;
        }
    }
}
