package dev.amana.token.clientauth;

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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A TPP's server that publishes keys, under a name that can mean any address. */
abstract class PublishedKeysTest {

    static final JWK FIRST = KeyFiles.ONE_ES256;
    static final JWK SECOND = KeyFiles.TWO_ES256;
    final TestClock clock = new TestClock();
    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger resolved = new AtomicInteger();
    volatile HttpHandler handler = publishing(FIRST);
    volatile List<String> addresses = List.of("127.0.0.1");
    HttpServer server = start();
    final PublishedKeys keys = new PublishedKeys(clock, new SimpleMeterRegistry(), this::resolve);

    HttpServer start() {
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

    InetAddress[] resolve(String host) throws UnknownHostException {
        resolved.incrementAndGet();
        List<InetAddress> found = new ArrayList<>();
        for (String address : addresses) {
            found.add(InetAddress.getByAddress(
                    host, InetAddress.ofLiteral(address).getAddress()));
        }
        return found.toArray(InetAddress[]::new);
    }

    static HttpHandler publishing(JWK... published) {
        return exchange -> answer(exchange, 200, KeyFiles.jwks(published));
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    URI address() {
        return URI.create("http://keys.example:" + server.getAddress().getPort() + "/jwks");
    }

    static Application application(Profile profile) {
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

    List<JWSVerifier> candidates(JWK key) {
        return candidates(Profile.SANDBOX, key.getKeyID());
    }

    List<JWSVerifier> candidates(Profile profile, String kid) {
        return keys.candidates(
                application(profile),
                address(),
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).build());
    }

    void assertUnusable() {
        assertThatThrownBy(() -> candidates(FIRST)).hasMessageContaining("no usable key set");
    }
}
