package dev.amana.aisp.authorities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.amana.aisp.access.ConsentFacts;
import dev.amana.aisp.access.ConsentId;
import dev.amana.aisp.access.KnowledgeUnavailable;
import dev.amana.aisp.access.PresentedToken;
import dev.amana.instances.Instances;
import dev.amana.openbanking.PublicBase;
import dev.amana.testsupport.contracts.Expectation;
import dev.amana.testsupport.contracts.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the services that are asked promise to answer is understood, and an answer that lacks what is needed is none. */
class AskedServicesTest {
    private static final String TOKEN = "/apigateway/as/token.oauth2";
    private static final String INTROSPECTION = "/apigateway/as/introspect";

    private static final String CONSENT_ID = "glBChqDKSK2SkOUS3n1pOQ";

    private static final Expectation CONSENT =
            Expectation.named("aisp-service", "consent-service", "internal-api.consent");
    private static final Expectation ACTIVE = Expectation.named("aisp-service", "token-service", "introspection");
    private static final Expectation GRANTED = Expectation.named("aisp-service", "token-service", "token");

    private final Map<String, JsonNode> answers = new ConcurrentHashMap<>();
    private final Map<String, Request> asked = new ConcurrentHashMap<>();

    @TempDir
    private Path keys;

    private HttpServer server = unbound();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        answers.put(TOKEN, GRANTED.examples().values().iterator().next());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void ofAConsentNothingIsNeededButWhatIsExpected() {
        CONSENT.examples().forEach((file, golden) -> {
            var whole = consent(golden);
            assertThat(whole.clientId()).isEqualTo(golden.path("clientId").asString());
            assertThat(consent(CONSENT.least(golden))).as(file).isEqualTo(whole);
            assertThat(consent(CONSENT.more(golden))).as(file).isEqualTo(whole);
            CONSENT.lacking(golden).forEach((field, answer) -> assertUnavailable(file + field, () -> consent(answer)));
            assertUnavailable("a new status", () -> consent(((ObjectNode) golden.deepCopy()).put("status", "Paused")));
        });
        assertAskedAsExpected(CONSENT, "/internal/consents/" + CONSENT_ID);
    }

    @Test
    void ofAnIntrospectionNothingIsNeededButWhatIsExpected() {
        assertThat(ACTIVE.examples()).hasSize(2);
        ACTIVE.examples().forEach((file, golden) -> {
            boolean active = file.contains(".active");
            assertThat(active(golden)).as(file).isEqualTo(active);
            assertThat(active(ACTIVE.least(golden))).as(file).isEqualTo(active);
            assertThat(active(ACTIVE.more(golden))).as(file).isEqualTo(active);
            ACTIVE.lacking(golden).forEach((field, answer) -> assertUnavailable(file + field, () -> active(answer)));
        });
        assertAskedAsExpected(ACTIVE, INTROSPECTION);
    }

    @Test
    void ofATokenNothingIsNeededButWhatIsExpected() {
        var consent = CONSENT.examples().values().iterator().next();
        GRANTED.examples().forEach((file, golden) -> {
            for (var granted : List.of(GRANTED.least(golden), GRANTED.more(golden))) {
                answers.put(TOKEN, granted);
                assertThat(consent(consent).sequence())
                        .isEqualTo(consent.path("sequence").asLong());
            }
            GRANTED.lacking(golden).forEach((field, granted) -> {
                answers.put(TOKEN, granted);
                assertUnavailable(file + field, () -> consent(consent));
            });
        });
        assertAskedAsExpected(GRANTED, TOKEN);
    }

    private void assertAskedAsExpected(Expectation expected, String path) {
        assertThat(expected.asks()).contains(expected.comparable(Objects.requireNonNull(asked.get(path), path)));
    }

    private ConsentFacts consent(JsonNode answer) {
        answers.put("/internal/consents/" + CONSENT_ID, answer);
        return authorities().consent(new ConsentId(CONSENT_ID)).orElseThrow();
    }

    private boolean active(JsonNode answer) {
        answers.put(INTROSPECTION, answer);
        return authorities()
                .active(new PresentedToken(
                        PresentedToken.Kind.RESOURCE,
                        "tpp-one",
                        Set.of("accounts"),
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        "jti-1",
                        Instant.EPOCH,
                        Instant.EPOCH.plusSeconds(900),
                        "eyJ.the.token"));
    }

    private static void assertUnavailable(String what, Runnable question) {
        assertThatThrownBy(question::run).as(what).isInstanceOf(KnowledgeUnavailable.class);
    }

    /** As the service is wired, with no token held yet. */
    private HttpAuthorities authorities() {
        var base = URI.create("http://localhost:" + server.getAddress().getPort());
        var wait = Duration.ofSeconds(20);
        var properties = new AuthorityProperties(
                List.of(base), keyFile(), new AuthorityProperties.Asking("aisp-service", wait, wait, 4));
        return new AuthoritiesConfiguration()
                .authorities(
                        properties,
                        new Instances("consent-service", List.of(base)),
                        new Instances("token-service", List.of(base)),
                        new PublicBase(URI.create("http://bank.example:8080")),
                        Clock.systemUTC());
    }

    private Path keyFile() {
        try {
            return Files.writeString(
                    keys.resolve("client.jwk.json"),
                    new ECKeyGenerator(Curve.P_256).keyID("aisp-1").generate().toJSONString());
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
            asked.put(
                    uri.getPath(),
                    Request.sent(
                            exchange.getRequestMethod(),
                            uri,
                            type,
                            exchange.getRequestBody().readAllBytes()));
            var answer = answers.get(uri.getPath());
            var body = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static HttpServer unbound() {
        try {
            return HttpServer.create();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
