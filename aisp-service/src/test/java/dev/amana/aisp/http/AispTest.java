package dev.amana.aisp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.aisp.AispApplication;
import dev.amana.aisp.bank.S2Samples;
import dev.amana.aisp.bank.TestConsent;
import dev.amana.aisp.bank.TestConsentService;
import dev.amana.aisp.bank.TestCoreBanking;
import dev.amana.aisp.bank.TestFeeds;
import dev.amana.aisp.bank.TestTokenService;
import dev.amana.aisp.permissions.Endpoint;
import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestKafka;
import dev.amana.testsupport.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the service among the rest of the bank; every answer of every test is held against the contract. */
@SpringBootTest(classes = AispApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class AispTest {
    static final JsonMapper JSON = JsonMapper.builder().build();

    /** Longer than in production, as are the other waits: tests share their machine. */
    static final Duration DEADLINE = Duration.ofSeconds(6);

    static final TestTokenService tokenService = new TestTokenService();
    static final TestConsentService consentService = new TestConsentService();
    static final TestFeeds feeds = new TestFeeds();
    static final TestCoreBanking coreBanking =
            new TestCoreBanking(TestKafka.bootstrapServers(), "core-banking.requests.v1", "core-banking.replies.v1");

    /** An application that may call this often a day. */
    static final String HASTY = "tpp-hasty";

    static final int HASTY_CALLS = 3;

    /** Another. */
    static final String SPENT = "tpp-spent";

    static final int SPENT_CALLS = 1;

    /** An application that may call this often a day about one consent without its customer. */
    static final String PATIENT = "tpp-patient";

    static final int PATIENT_UNATTENDED = 2;

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final TestDatabase DATABASE = TestPostgres.database("aisp");
    private static final Path SPOOL = temporaryDirectory();
    private static final Path KEY_FILE = keyFile();
    private static final Contract CONTRACT = Contract.load();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    // What is waited for is there within milliseconds; Awaitility's own tenth of a second would be most of the time.
    static {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
    }

    @LocalServerPort
    private int port;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void bank(DynamicPropertyRegistry registry) {
        settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    /** What an instance of the service among the rest of the bank is told. */
    static Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        DATABASE.springProperties((name, value) -> settings.put(name, value.get()));
        TestKafka.springProperties((name, value) -> settings.put(name, value.get()));
        settings.put("amana.spool-dir", SPOOL.toString());
        settings.put("amana.public-base", TestTokenService.PUBLIC_BASE);
        settings.put("amana.token-service-base", tokenService.base());
        settings.put("amana.staff.issuer", TestTokenService.STAFF_ISSUER);
        settings.put("amana.consent-service-base", consentService.base());
        settings.put("amana.client-key-file", KEY_FILE.toString());
        settings.put("amana.core-banking.deadline", DEADLINE.toString());
        settings.put("amana.authorities.timeout", "5s");
        settings.put("amana.authorities.connect-timeout", "5s");
        settings.put("amana.fair-usage.applications." + HASTY, "hasty");
        settings.put("amana.fair-usage.classes.hasty.calls", HASTY_CALLS);
        settings.put("amana.fair-usage.classes.hasty.per", "1d");
        settings.put("amana.fair-usage.classes.hasty.unattended-calls-per-day", 1_000);
        settings.put("amana.fair-usage.applications." + SPENT, "spent");
        settings.put("amana.fair-usage.classes.spent.calls", SPENT_CALLS);
        settings.put("amana.fair-usage.classes.spent.per", "1d");
        settings.put("amana.fair-usage.classes.spent.unattended-calls-per-day", 1_000);
        settings.put("amana.fair-usage.applications." + PATIENT, "patient");
        settings.put("amana.fair-usage.classes.patient.calls", 10_000);
        settings.put("amana.fair-usage.classes.patient.per", "1m");
        settings.put("amana.fair-usage.classes.patient.unattended-calls-per-day", PATIENT_UNATTENDED);
        settings.put("spring.datasource.hikari.connection-timeout", "10000");
        return settings;
    }

    private static Path keyFile() {
        try {
            var file = Files.createTempFile("aisp-service", ".jwk.json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, tokenService.clientKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("aisp-spool");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void everythingIsUpAndToldOf() {
        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from feed_partition where as_of > 'epoch'")
                                .query(Integer.class)
                                .single()
                        == 12);
    }

    @AfterEach
    void everythingIsBackToNormal() {
        coreBanking.script = S2Samples.normal();
        tokenService.down = false;
        consentService.down = false;
        feeds.resume();
    }

    /** An answer; its body has passed the contract. */
    record Answer(int status, HttpHeaders headers, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        Answer is(int expected) {
            assertThat(status).as("status of %s", body).isEqualTo(expected);
            return this;
        }
    }

    /** Publishes the consent and waits until the service has it; consent-service says the same if it is asked. */
    TestConsent published(TestConsent consent) {
        consentService.holds(consent);
        feeds.publish(consent);
        await().atMost(SOON)
                .until(() -> jdbc.sql("select sequence from consent where consent_id = ?")
                        .param(consent.consentId())
                        .query(Long.class)
                        .optional()
                        .filter(sequence -> sequence >= consent.sequence())
                        .isPresent());
        return consent;
    }

    void revoked(String kind, String id, Instant since) {
        feeds.revoke(kind, id, since);
        await().atMost(SOON).until(() -> knowsRevocation(kind, id));
    }

    boolean knowsRevocation(String kind, String id) {
        return jdbc.sql("select count(*) from token_revocation where revocation_key = ?")
                        .param(kind + ":" + id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    static String token(TestConsent consent) {
        return tokenService.token(consent);
    }

    static String token(TestConsent consent, UnaryOperator<JWTClaimsSet.Builder> change) {
        return tokenService.token(consent, change);
    }

    Answer get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    /** The status of a HEAD request, whose answer has no body to check. */
    int head(String path, String token) {
        try {
            var response = HTTP.send(
                    request(path)
                            .header("Authorization", "Bearer " + token)
                            .HEAD()
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.body()).isEmpty();
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Of the instance that is called next. */
    int port() {
        return port;
    }

    /** A request to a path below the API's base. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + Endpoint.Paths.BASE + path))
                .header("Accept", "application/json");
    }

    Answer send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            var answer = new Answer(response.statusCode(), response.headers(), response.body());
            CONTRACT.check(request.method(), request.uri().getPath(), answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
