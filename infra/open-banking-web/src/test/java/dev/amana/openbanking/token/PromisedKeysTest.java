package dev.amana.openbanking.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.sun.net.httpserver.HttpServer;
import dev.amana.instances.Instances;
import dev.amana.testsupport.contracts.Expectation;
import dev.amana.testsupport.contracts.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The keys that token-service promises to publish are read, by each of the services that check tokens by them. */
class PromisedKeysTest {

    private static final int MOST_LATE = 20;

    @ParameterizedTest
    @CsvSource({
        "aisp-service, jwks, /apigateway/as/jwks",
        "consent-service, jwks, /apigateway/as/jwks",
        "aisp-service, staff.jwks, /staff/jwks",
        "consent-service, staff.jwks, /staff/jwks"
    })
    void ofAKeyNothingIsNeededButWhatIsExpected(String reader, String name, String path) {
        Expectation expected = Expectation.named(reader, "token-service", name);
        expected.examples().forEach((file, golden) -> {
            for (JsonNode key : golden.path("keys")) {
                String kid = key.path("kid").asString();
                String whole = found(kid, golden, expected, path);
                assertThat(found(kid, expected.least(golden), expected, path)).isEqualTo(whole);
                assertThat(found(kid, expected.more(golden), expected, path)).isEqualTo(whole);
            }
            String first = golden.at("/keys/0/kid").asString();
            expected.lacking(golden)
                    .forEach((field, keys) -> assertThatThrownBy(() -> found(first, keys, expected, path))
                            .as(file + " without " + field)
                            .isInstanceOf(UnusableException.class));
        });
    }

    private static final class UnusableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableException(String why) {
            super(why);
        }
    }

    /** What a signature is verified with: the key's own numbers, whatever else is said of it. */
    private static String found(String kid, JsonNode published, Expectation expected, String path) {
        List<Request> asked = new CopyOnWriteArrayList<>();
        try (var service = new Publisher(published, asked)) {
            List<JWK> found = selected(kid, service, path);
            assertThat(asked)
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(expected.asks()).contains(expected.comparable(request)));
            if (found.size() != 1) {
                throw new UnusableException(kid + " is not found");
            }
            return found.getFirst().computeThumbprint().toString();
        } catch (JOSEException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** On a crowded machine an answer may be late, which says nothing of what is in it: then it is asked for again. */
    private static List<JWK> selected(String kid, Publisher service, String path) {
        var selector = new JWKSelector(new JWKMatcher.Builder().keyID(kid).build());
        var instances = new Instances("token-service", List.of(service.base()));
        for (int late = 0; ; late++) {
            try {
                return new TokenServiceKeys(instances, path, InstantSource.system()).get(selector, null);
            } catch (KeySourceException unreadable) {
                if (late == MOST_LATE || !(unreadable.getCause() instanceof HttpTimeoutException)) {
                    throw new UnusableException(String.valueOf(unreadable.getCause()));
                }
            }
        }
    }

    /** Answers everything with the same keys. */
    private record Publisher(HttpServer server) implements AutoCloseable {

        Publisher(JsonNode keys, List<Request> asked) throws IOException {
            this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            byte[] body = keys.toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                asked.add(Request.sent(exchange.getRequestMethod(), exchange.getRequestURI(), "", new byte[0]));
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        URI base() {
            return URI.create("http://localhost:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
