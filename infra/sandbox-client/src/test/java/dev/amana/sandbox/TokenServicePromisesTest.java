package dev.amana.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.amana.testsupport.contracts.Expectation;
import dev.amana.testsupport.contracts.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** token-service's administration is asked as it promises to be, and its answers are understood, or missed. */
class TokenServicePromisesTest {

    /** Where a sandbox's token-service is, counted from its gateway. */
    private static final int PORTS_UP = 2;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, Request> asked = new ConcurrentHashMap<>();

    @TempDir
    private Path directory;

    private HttpServer tokenService = unbound();

    @BeforeEach
    void start() throws IOException, JOSEException {
        Files.createDirectories(directory.resolve("secrets"));
        Files.writeString(directory.resolve("secrets/admin-key"), "the admin key");
        Files.createDirectories(directory.resolve("keys"));
        Files.writeString(
                directory.resolve("keys/amana-operator.private.jwk.json"),
                new ECKeyGenerator(Curve.P_256).keyID("op-1").generate().toJSONString());
        tokenService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokenService.createContext("/", this::answer);
        tokenService.start();
        answers.put("POST /staff/token", "200 " + first("staff.token"));
    }

    @AfterEach
    void stop() {
        tokenService.stop(0);
    }

    @Test
    void ofTheApplications() {
        assertNothingElseIsNeeded("applications.listed", "GET /internal/applications", 200, "app", "list");
    }

    @Test
    void ofARegistration() throws IOException {
        Path jwks = Files.writeString(directory.resolve("jwks.json"), "{\"keys\":[]}");
        String typed =
                "app add --name My_app --redirect-uri http://localhost:8090/callback --profile sandbox --client-id my-app "
                        + "--jwks-uri https://tpp.example/jwks --secret --direct-link --jwks " + jwks;
        String[] command =
                Stream.of(typed.split(" ")).map(word -> word.replace('_', ' ')).toArray(String[]::new);
        assertNothingElseIsNeeded("applications.registered", "POST /internal/applications", 201, command);
    }

    @Test
    void ofStaff() {
        assertNothingElseIsNeeded("staff.listed", "GET /internal/staff", 200, "staff", "list");
        assertNothingElseIsNeeded(
                "staff.joined", "POST /internal/staff", 201, "staff", "add", "--name", "mariam", "--role", "auditor");
    }

    @Test
    void ofSomebodyWhoLeaves() {
        answers.put("DELETE /internal/staff/mariam", "204 ");
        assertThat(run("staff", "remove", "--name", "mariam")).startsWith("0 ");
        assertAskedAsExpected("staff.leaving", "DELETE /internal/staff/mariam");
    }

    @Test
    void ofKeys() {
        assertNothingElseIsNeeded("staff.keys", "GET /operations/keys", 200, "keys", "list");
        assertNothingElseIsNeeded("staff.keys", "POST /operations/keys/rotations", 202, "keys", "rotate");
    }

    @Test
    void ofAnOperatorsToken() {
        answers.put("GET /operations/keys", "200 " + first("staff.keys"));
        assertNothingElseIsNeeded("staff.token", "POST /staff/token", 200, "keys", "list");
    }

    private void assertNothingElseIsNeeded(String name, String endpoint, int status, String... command) {
        Expectation expected = expected(name);
        expected.examples().forEach((file, golden) -> {
            String whole = run(endpoint, status, golden, command);
            assertThat(whole).startsWith("0 ");
            assertThat(run(endpoint, status, expected.least(golden), command)).isEqualTo(whole);
            assertThat(run(endpoint, status, expected.more(golden), command)).isEqualTo(whole);
            expected.lacking(golden)
                    .forEach((field, answer) -> assertThat(run(endpoint, status, answer, command))
                            .as(file + " without " + field)
                            .startsWith("1 ")
                            .contains("without"));
        });
        assertAskedAsExpected(name, endpoint);
    }

    private void assertAskedAsExpected(String name, String endpoint) {
        Expectation expected = expected(name);
        assertThat(expected.asks()).contains(expected.comparable(Objects.requireNonNull(asked.get(endpoint))));
    }

    private static Expectation expected(String name) {
        return Expectation.named("sandbox-client", "token-service", name);
    }

    private static JsonNode first(String name) {
        return expected(name).examples().values().iterator().next();
    }

    private String run(String endpoint, int status, JsonNode answer, String... command) {
        answers.put(endpoint, status + " " + answer);
        return run(command);
    }

    /** The exit code, and what was printed. */
    private String run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(
                "--base",
                "http://localhost:" + (tokenService.getAddress().getPort() - PORTS_UP),
                "--dir",
                directory.toString()));
        var printed = new ByteArrayOutputStream();
        try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            return Main.run(arguments, out, out) + " " + printed.toString(StandardCharsets.UTF_8);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String type =
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), "");
            String endpoint = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.put(
                    endpoint,
                    Request.sent(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            type,
                            exchange.getRequestBody().readAllBytes()));
            String[] answer = answers.getOrDefault(endpoint, "404 ").split(" ", 2);
            byte[] body = answer[1].getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer[0]), body.length == 0 ? -1 : body.length);
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
