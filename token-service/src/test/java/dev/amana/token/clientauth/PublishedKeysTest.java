package dev.amana.token.clientauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.amana.token.Profile;
import dev.amana.token.applications.Application;
import dev.amana.token.applications.ClientAuthentication;
import dev.amana.token.farends.TestClock;
import dev.amana.token.support.KeyFiles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A TPP's server that publishes keys, and everything it could do to us instead. */
class PublishedKeysTest {

    private static final JWK FIRST = KeyFiles.ONE_ES256;
    private static final JWK SECOND = KeyFiles.TWO_ES256;

    private final TestClock clock = new TestClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger resolved = new AtomicInteger();
    private volatile HttpHandler handler = publishing(FIRST);
    private volatile List<String> addresses = List.of("127.0.0.1");
    private HttpServer server = start();
    private final PublishedKeys keys = new PublishedKeys(clock, new SimpleMeterRegistry(), this::resolve);

    private HttpServer start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/jwks", exchange -> {
                asked.incrementAndGet();
                handler.handle(exchange);
            });
            started.start();
            return started;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void counting() {
        asked.set(0);
    }

    @AfterEach
    void stop() {
        keys.close();
        server.stop(0);
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        resolved.incrementAndGet();
        List<InetAddress> found = new ArrayList<>();
        for (String address : addresses) {
            found.add(InetAddress.getByAddress(
                    host, InetAddress.ofLiteral(address).getAddress()));
        }
        return found.toArray(InetAddress[]::new);
    }

    private static HttpHandler publishing(JWK... published) {
        return exchange -> answer(exchange, 200, KeyFiles.jwks(published));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private URI address() {
        return URI.create("http://keys.example:" + server.getAddress().getPort() + "/jwks");
    }

    private static Application application(Profile profile) {
        return new Application(
                "app",
                "App",
                profile,
                List.of(),
                Set.of("accounts"),
                new ClientAuthentication(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                false,
                false,
                false);
    }

    private List<JWSVerifier> candidates(JWK key) {
        return candidates(Profile.SANDBOX, key.getKeyID());
    }

    private List<JWSVerifier> candidates(Profile profile, String kid) {
        return keys.candidates(
                application(profile),
                address(),
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).build());
    }

    private void assertUnusable() {
        assertThatThrownBy(() -> candidates(FIRST)).hasMessageContaining("no usable key set");
    }

    @Test
    void aSetIsFetchedOnceAndGoodForFiveMinutes() {
        assertThat(candidates(FIRST)).hasSize(1);
        clock.advance(Duration.ofMinutes(4));
        assertThat(candidates(FIRST)).hasSize(1);
        assertThat(asked).hasValue(1);

        clock.advance(Duration.ofMinutes(2));
        assertThat(candidates(FIRST)).hasSize(1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void anUnknownKidFindsARotatedKey() {
        candidates(FIRST);
        handler = publishing(SECOND);
        clock.advance(Duration.ofSeconds(11));

        assertThat(candidates(SECOND)).hasSize(1);
        assertThat(candidates(FIRST)).isEmpty();
    }

    @Test
    void unknownKidsMakeNoFlood() throws Exception {
        candidates(FIRST);
        clock.advance(Duration.ofSeconds(11));
        List<Callable<List<JWSVerifier>>> guesses = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            String kid = "guess-" + n;
            guesses.add(() -> candidates(Profile.SANDBOX, kid));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var guess : threads.invokeAll(guesses)) {
                assertThat(guess.get()).isEmpty();
            }
        }
        assertThat(asked).hasValue(2);
        assertThat(candidates(FIRST)).hasSize(1);
    }

    @Test
    void aServerThatIsDownIsNotAskedAtEveryRequest() {
        handler = exchange -> answer(exchange, 500, "");
        for (int n = 0; n < 5; n++) {
            assertUnusable();
        }
        assertThat(asked).hasValue(1);
        clock.advance(Duration.ofSeconds(11));
        handler = publishing(FIRST);
        assertThat(candidates(FIRST)).hasSize(1);
    }

    @Test
    void anOutageLeavesAGoodSetInUse() {
        candidates(FIRST);
        handler = exchange -> answer(exchange, 500, "");
        clock.advance(Duration.ofSeconds(11));

        assertThat(candidates(SECOND)).isEmpty();
        assertThat(candidates(FIRST)).hasSize(1);
    }

    @Test
    void redirectsAreNotFollowed() {
        handler = exchange -> {
            if (exchange.getRequestURI().getQuery() == null) {
                exchange.getResponseHeaders().add("Location", "/jwks?again");
                answer(exchange, 302, "");
            } else {
                answer(exchange, 200, KeyFiles.jwks(FIRST));
            }
        };
        assertUnusable();
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatIsNoKeySetIsNone() {
        for (String body : new String[] {"", "{}", "[]", "<html>", "{\"keys\":[]}", FIRST.toJSONString()}) {
            handler = exchange -> answer(exchange, 200, body);
            assertUnusable();
            clock.advance(Duration.ofSeconds(11));
        }
    }

    @Test
    void anEndlessDocumentIsCutOff() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[8192]);
                }
            }
        };
        assertUnusable();
    }

    @Test
    void aTricklingDocumentIsCutOff() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int n = 0; n < 600; n++) {
                    body.write(' ');
                    body.flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        assertUnusable();
    }

    @Test
    void productionAsksNobodyOnAPrivateNetwork() {
        for (String inside : new String[] {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1"}) {
            addresses = List.of(inside);
            assertThatThrownBy(() -> candidates(Profile.PRODUCTION, "k")).hasMessageContaining("no usable key set");
            clock.advance(Duration.ofSeconds(11));
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void aNameThatAlsoMeansAPrivateAddressIsRefused() {
        addresses = List.of("1.1.1.1", "127.0.0.1");
        assertThatThrownBy(() -> candidates(Profile.PRODUCTION, "k")).hasMessageContaining("no usable key set");
        assertThat(asked).hasValue(0);
    }

    /** DNS rebinding: were the name asked for twice, once for the check and once for the connection, it could change between. */
    @Test
    void aNameIsAskedForOnceForEachFetch() {
        candidates(FIRST);
        assertThat(resolved).hasValue(1);
    }

    @Test
    void whatTheSandboxFetchedServesNoProductionApplication() {
        assertThat(candidates(FIRST)).hasSize(1);
        assertThatThrownBy(() -> candidates(Profile.PRODUCTION, FIRST.getKeyID()))
                .hasMessageContaining("no usable key set");
    }
}
