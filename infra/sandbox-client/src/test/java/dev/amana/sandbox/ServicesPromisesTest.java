package dev.amana.sandbox;

import static dev.amana.sandbox.FarEnds.AISP_SERVICE;
import static dev.amana.sandbox.FarEnds.CONSENT_SERVICE;
import static dev.amana.sandbox.FarEnds.TOKEN_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.amana.testsupport.contracts.Expectation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What services keep for their operators is asked as they promise to take it, and their answers are understood, or missed. */
class ServicesPromisesTest {

    private static final String TOKENS = "token-service";
    private static final String CONSENTS = "consent-service";
    private static final String REPLAY = "/operations/replays/0d7c4f0e-6c1a-4b53-9a4e-3f1f1a1c5b7d";
    private static final String REREADINGS = "/operations/projections/consents.v1/rereadings";

    @TempDir
    private Path directory;

    private FarEnds services;

    ServicesPromisesTest() throws IOException {
        services = new FarEnds();
    }

    @BeforeEach
    void keys() throws IOException, JOSEException {
        Files.createDirectories(directory.resolve("secrets"));
        Files.writeString(directory.resolve("secrets/admin-key"), "the admin key");
        Files.createDirectories(directory.resolve("keys"));
        Files.writeString(
                directory.resolve("keys/amana-operator.private.jwk.json"),
                new ECKeyGenerator(Curve.P_256).keyID("op-1").generate().toJSONString());
        says(TOKEN_SERVICE, "POST /staff/token", 200, first(TOKENS, "staff.token"));
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void ofTheApplications() {
        assertNothingElseIsNeeded("applications.listed", "GET /internal/applications", 200, "app list");
    }

    @Test
    void ofARegistration() throws IOException {
        Path jwks = Files.writeString(directory.resolve("jwks.json"), "{\"keys\":[]}");
        assertNothingElseIsNeeded(
                "applications.registered",
                "POST /internal/applications",
                201,
                "app add --name My_app --redirect-uri http://localhost:8090/callback --profile sandbox --client-id my-app "
                        + "--jwks-uri https://tpp.example/jwks --secret --direct-link --jwks " + jwks);
    }

    @Test
    void ofStaff() {
        assertNothingElseIsNeeded("staff.listed", "GET /internal/staff", 200, "staff list");
        assertNothingElseIsNeeded(
                "staff.joined", "POST /internal/staff", 201, "staff add --name mariam --role auditor");
    }

    @Test
    void ofSomebodyWhoLeaves() {
        services.says(TOKEN_SERVICE + " DELETE /internal/staff/mariam", 204, "");
        assertThat(run("staff remove --name mariam")).startsWith("0 ");
        assertAskedAsExpected(expected(TOKENS, "staff.leaving"), TOKEN_SERVICE, "DELETE /internal/staff/mariam");
    }

    @Test
    void ofKeys() {
        assertNothingElseIsNeeded("staff.keys", "GET /operations/keys", 200, "keys list");
        assertNothingElseIsNeeded("staff.keys", "POST /operations/keys/rotations", 202, "keys rotate");
    }

    @Test
    void ofAnOperatorsToken() {
        says(TOKEN_SERVICE, "GET /operations/keys", 200, first(TOKENS, "staff.keys"));
        assertNothingElseIsNeeded("staff.token", "POST /staff/token", 200, "keys list");
    }

    @ParameterizedTest
    @CsvSource({"consent, 1, events, 2", "aisp, 3, consents.v1, 41"})
    void ofWhatIsSuspended(String service, int portsUp, String topic, long offset) {
        services.says(CONSENT_SERVICE + " GET /operations/suspended", 200, "[]");
        services.says(AISP_SERVICE + " GET /operations/suspended", 200, "[]");
        Expectation expected = expected(service + "-service", "suspended");
        String key = " --service %s --topic %s --key glBChqDKSK2SkOUS3n1pOQ".formatted(service, topic);
        assertNothingElseIsNeeded(expected, portsUp, "GET /operations/suspended", 200, 0, "suspended list");
        assertNothingElseIsNeeded(
                expected, portsUp, "POST /operations/suspended/retries", 200, 1, "suspended retry" + key);
        assertNothingElseIsNeeded(
                expected,
                portsUp,
                "POST /operations/suspended/releases",
                200,
                1,
                "suspended release" + key + " --reason damaged --offset " + offset);
    }

    @Test
    void ofAReplay() {
        says(CONSENT_SERVICE, "GET /operations/replays", 200, first(CONSENTS, "replays"));
        says(CONSENT_SERVICE, "GET " + REPLAY, 200, done());
        services.says(CONSENT_SERVICE + " DELETE " + REPLAY, 202, "");
        assertNothingElseIsNeeded(
                expected(CONSENTS, "replay.taken"),
                CONSENT_SERVICE,
                "POST /operations/replays",
                202,
                0,
                "replay status --dry-run --from 2026-11-20T00:00:00Z");
        assertNothingElseIsNeeded(
                expected(CONSENTS, "replay"), CONSENT_SERVICE, "GET " + REPLAY, 200, 0, "replay watch");
        assertNothingElseIsNeeded(
                expected(CONSENTS, "replays"), CONSENT_SERVICE, "GET /operations/replays", 200, 0, "replay list");
    }

    @Test
    void ofAReplayThatIsCalledOff() {
        services.says(
                CONSENT_SERVICE + " GET /operations/replays",
                200,
                "[{\"id\":\"0d7c4f0e-6c1a-4b53-9a4e-3f1f1a1c5b7d\"}]");
        says(CONSENT_SERVICE, "GET " + REPLAY, 200, done());
        services.says(CONSENT_SERVICE + " DELETE " + REPLAY, 202, "");
        assertThat(run("replay cancel")).startsWith("0 ");
        assertAskedAsExpected(expected(CONSENTS, "replay"), CONSENT_SERVICE, "DELETE " + REPLAY);
    }

    @Test
    void ofEventsOnTheirWayOut() {
        String endpoint = "GET /operations/events?from=2026-11-20T00%3A00%3A00Z&to=2026-11-21T00%3A00%3A00Z";
        services.says(CONSENT_SERVICE + " " + endpoint, 200, "{\"events\":0}\n");
        assertThat(run("export --from 2026-11-20T00:00:00Z --to 2026-11-21T00:00:00Z"))
                .isEqualTo("0 {\"events\":0}\n");
        assertAskedAsExpected(expected(CONSENTS, "events.exported"), CONSENT_SERVICE, endpoint);
    }

    @Test
    void ofEventsOnTheirWayIn() throws IOException {
        Path archive = Files.writeString(directory.resolve("events.jsonl"), "{\"events\":0}\n");
        says(CONSENT_SERVICE, "POST /operations/replays", 202, first(CONSENTS, "replay.taken"));
        says(CONSENT_SERVICE, "GET " + REPLAY, 200, done());
        assertNothingElseIsNeeded(
                expected(CONSENTS, "events.imported"),
                CONSENT_SERVICE,
                "POST /operations/events",
                200,
                0,
                "import --file " + archive);
    }

    @Test
    void ofATopicReadAgain() {
        services.says(AISP_SERVICE + " POST " + REREADINGS, 202, "");
        assertThat(run("replay aisp")).startsWith("0 ");
        assertAskedAsExpected(expected("aisp-service", "rereading"), AISP_SERVICE, "POST " + REREADINGS);
    }

    @Test
    void ofRevocationsToldAgain() {
        assertNothingElseIsNeeded(
                "revocations.told", "POST /operations/revocations/tellings", 200, "replay revocations");
    }

    private static JsonNode done() {
        return Objects.requireNonNull(
                expected(CONSENTS, "replay").examples().get("operations.examples/replay.done.json"));
    }

    private void assertNothingElseIsNeeded(String name, String endpoint, int status, String command) {
        assertNothingElseIsNeeded(expected(TOKENS, name), TOKEN_SERVICE, endpoint, status, 0, command);
    }

    /** @param exit the command's exit code where the answer is as promised */
    private void assertNothingElseIsNeeded(
            Expectation expected, int portsUp, String endpoint, int status, int exit, String command) {
        expected.examples().forEach((file, golden) -> {
            String whole = run(portsUp, endpoint, status, golden, command);
            assertThat(whole).startsWith(exit + " ");
            assertThat(run(portsUp, endpoint, status, expected.least(golden), command))
                    .isEqualTo(whole);
            assertThat(run(portsUp, endpoint, status, expected.more(golden), command))
                    .isEqualTo(whole);
            expected.lacking(golden)
                    .forEach((field, answer) -> assertThat(run(portsUp, endpoint, status, answer, command))
                            .as(file + " without " + field)
                            .startsWith("1 ")
                            .contains("Not as it should be", "without"));
        });
        assertAskedAsExpected(expected, portsUp, endpoint);
    }

    private void assertAskedAsExpected(Expectation expected, int portsUp, String endpoint) {
        assertThat(expected.asks()).contains(expected.comparable(services.asked(portsUp + " " + endpoint)));
    }

    private static Expectation expected(String service, String name) {
        return Expectation.named("sandbox-client", service, name);
    }

    private static JsonNode first(String service, String name) {
        return expected(service, name).examples().values().iterator().next();
    }

    private void says(int portsUp, String endpoint, int status, JsonNode answer) {
        services.says(portsUp + " " + endpoint, status, answer.toString());
    }

    private String run(int portsUp, String endpoint, int status, JsonNode answer, String command) {
        says(portsUp, endpoint, status, answer);
        return run(command);
    }

    /** The exit code, and what was printed; in a command {@code _} stands for a space within a word. */
    private String run(String command) {
        List<String> arguments = new ArrayList<>(Stream.of(command.split(" "))
                .map(word -> word.startsWith("/") ? word : word.replace('_', ' '))
                .toList());
        arguments.addAll(List.of("--base", services.base(), "--dir", directory.toString()));
        var printed = new ByteArrayOutputStream();
        try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            return Main.run(arguments, out, out) + " " + printed.toString(StandardCharsets.UTF_8);
        }
    }
}
