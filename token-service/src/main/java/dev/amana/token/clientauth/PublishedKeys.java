package dev.amana.token.clientauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import dev.amana.token.applications.Application;
import dev.amana.token.applications.VerificationKeys;
import dev.amana.token.errors.OAuthError;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Key sets that applications publish at an address. Fetched with a limit on size and time and without following redirects; for production
 * applications never from a private network. Kept five minutes; an unknown {@code kid} asks again at most every ten seconds.
 */
@Component
final class PublishedKeys {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);
    private static final Duration KEPT_FOR = Duration.ofMinutes(5);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int BYTES = 65_536;
    private static final long CACHED_AT_MOST = 1_000;

    private record Fetched(VerificationKeys keys, Instant at) {}

    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();
    private final Cache<URI, Fetched> cache = Caffeine.newBuilder()
            .expireAfterWrite(KEPT_FOR)
            .maximumSize(CACHED_AT_MOST)
            .recordStats()
            .build();

    PublishedKeys(Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        CaffeineCacheMetrics.monitor(metrics, cache, "published-client-keys");
    }

    List<JWSVerifier> candidates(Application application, URI address, JWSHeader header) {
        Fetched known = cache.get(address, each -> fetch(application, each));
        List<JWSVerifier> found = known.keys().candidates(header).toList();
        if (!found.isEmpty() || clock.instant().isBefore(known.at().plus(ASK_AGAIN_AFTER))) {
            return found;
        }
        cache.invalidate(address);
        return cache.get(address, each -> fetch(application, each))
                .keys()
                .candidates(header)
                .toList();
    }

    private Fetched fetch(Application application, URI address) {
        try {
            if (!application.inSandbox() && isPrivate(address)) {
                throw OAuthError.INVALID_CLIENT.because("the client's jwks_uri is on a private network");
            }
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(TIMEOUT)
                    .header("Accept", "application/jwk-set+json, application/json")
                    .build();
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(BYTES + 1);
                if (response.statusCode() != 200 || bytes.length > BYTES) {
                    throw new IOException("status " + response.statusCode() + ", " + bytes.length + " bytes");
                }
                return new Fetched(VerificationKeys.parse(new String(bytes, StandardCharsets.UTF_8)), clock.instant());
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.info("the keys of {} at {} cannot be used: {}", application.clientId(), address, e.getMessage());
            throw OAuthError.INVALID_CLIENT.because("the client's jwks_uri gives no usable key set");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OAuthError.TEMPORARILY_UNAVAILABLE.because("interrupted");
        }
    }

    private static boolean isPrivate(URI address) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(address.getHost()))
                .anyMatch(each -> each.isLoopbackAddress()
                        || each.isSiteLocalAddress()
                        || each.isLinkLocalAddress()
                        || each.isAnyLocalAddress()
                        || each.isMulticastAddress()
                        || uniqueLocal(each));
    }

    /** RFC 4193: fc00::/7. */
    private static boolean uniqueLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    }
}
