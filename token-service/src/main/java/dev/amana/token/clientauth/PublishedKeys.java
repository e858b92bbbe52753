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
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Key sets that applications publish at an address. For production applications it is never on a private network. A set is good for five
 * minutes; an unknown {@code kid} asks again, at most every ten seconds whether or not there is an answer, so that nobody can make us
 * flood a stranger's server.
 */
@Component
final class PublishedKeys {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(10);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final long PLACES = 1_000;

    /** @param outside whether it must be on the internet; what was fetched without that rule serves nobody who is under it */
    private record Place(URI address, boolean outside) {}

    private final Clock clock;
    private final KeySetFetch anywhere;
    private final KeySetFetch outside;
    private final Cache<Place, KeySet> sets = Caffeine.newBuilder()
            .expireAfterAccess(FORGOTTEN_AFTER)
            .maximumSize(PLACES)
            .recordStats()
            .build();

    @Autowired
    PublishedKeys(Clock clock, MeterRegistry metrics) {
        this(clock, metrics, HostNames.OF_THE_SYSTEM);
    }

    PublishedKeys(Clock clock, MeterRegistry metrics, HostNames names) {
        this.clock = clock;
        this.anywhere = new KeySetFetch(names);
        this.outside = new KeySetFetch(names.outsideOnly());
        CaffeineCacheMetrics.monitor(metrics, sets, "published-client-keys");
    }

    /** Those of the set that may have signed something with this header; {@code invalid_client} when there is no set to be had. */
    List<JWSVerifier> candidates(Application application, URI address, JWSHeader header) {
        Place place = new Place(address, !application.inSandbox());
        return sets.get(place, KeySet::new).candidates(header);
    }

    /** What we know of one place. */
    private final class KeySet {

        private final Place place;
        private final ReentrantLock fetching = new ReentrantLock();
        private volatile @Nullable VerificationKeys keys;
        private volatile Instant fetched = Instant.MIN;
        private volatile Instant asked = Instant.MIN;

        KeySet(Place place) {
            this.place = place;
        }

        List<JWSVerifier> candidates(JWSHeader header) {
            List<JWSVerifier> known = known(header);
            if (!known.isEmpty()) {
                return known;
            }
            fetching.lock();
            try {
                if (clock.instant().isAfter(asked.plus(ASK_AGAIN_AFTER))) {
                    fetch();
                }
            } finally {
                fetching.unlock();
            }
            if (good() == null) {
                throw OAuthError.INVALID_CLIENT.because("the client's jwks_uri gives no usable key set");
            }
            return known(header);
        }

        private List<JWSVerifier> known(JWSHeader header) {
            VerificationKeys good = good();
            return good == null ? List.of() : good.candidates(header).toList();
        }

        private @Nullable VerificationKeys good() {
            return clock.instant().isBefore(fetched.plus(GOOD_FOR)) ? keys : null;
        }

        private void fetch() {
            asked = clock.instant();
            try {
                String document = (place.outside() ? outside : anywhere).get(place.address());
                keys = VerificationKeys.parse(document);
                fetched = asked;
            } catch (IOException | IllegalArgumentException e) {
                LOG.info("the keys at {} cannot be used: {}", place.address(), e.getMessage());
            }
        }
    }

    @PreDestroy
    void close() {
        anywhere.close();
        outside.close();
    }
}
