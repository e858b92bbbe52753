package dev.amana.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.http.clients.read-timeout=400ms", "amana.gateway.limits.max-body=2KB"})
class GatewayTest {

    private static final String API = "/apigateway/bobf/release1.0.0";
    private static final Backend CONSENT = new Backend();
    private static final Backend TOKEN = new Backend();
    private static final URI NOBODY = URI.create("http://localhost:" + unusedPort());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("amana.public-base", () -> "https://bank.example");
        registry.add("amana.consent-service-base", CONSENT::base);
        // An instance that is down stands beside the one that is up.
        registry.add("amana.token-service-base", () -> NOBODY + "," + TOKEN.base());
        registry.add("amana.aisp-service-base", () -> NOBODY);
    }

    @BeforeEach
    void forget() {
        CONSENT.forget();
        TOKEN.forget();
    }

    @AfterAll
    static void stop() {
        CONSENT.close();
        TOKEN.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/apigateway/as/token.oauth2",
                "/apigateway/as/jwks",
                "/as/authorization.oauth2?a=b%20c&d=%2F&a=e+f&g",
                "/authpage/attempts/1",
                "/.well-known/openid-configuration/apigateway/as",
                "/.well-known/oauth-authorization-server/apigateway/as"
            })
    void tokenServiceGetsItsPathsAsTheyWereSent(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
        assertThat(TOKEN.received()).extracting(Backend.Received::target).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {API + "/account-access-consents", API + "/account-access-consents/glBChqDKSK2SkOUS3n1pOQ"})
    void consentServiceGetsTheConsents(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
        assertThat(CONSENT.received()).extracting(Backend.Received::target).containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource({
        "aisp.openapi.yaml, aisp-service",
        "public-api.openapi.yaml, consent-service",
        "oauth.openapi.yaml, token-service",
        "authorize-api.openapi.yaml, token-service",
    })
    void whatTheServicesPromiseCanBeRead(String contract, String service) throws Exception {
        HttpResponse<String> answer = get("/apigateway/contracts/" + contract);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml");
        String promised = Files.readString(Path.of("../../" + service + "/contract/" + contract));
        assertThat(answer.body()).isEqualTo(promised.replace("http://localhost:8080", "https://bank.example"));
        assertThat(answer.body()).contains("https://bank.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/apigateway/contracts/internal-api.openapi.yaml",
                "/internal/consents/1",
                "/audit/",
                "/audit/consents/glBChqDKSK2SkOUS3n1pOQ/history",
                "/audit",
                "/operations/replay",
                "/staff/.well-known/openid-configuration",
                "/actuator",
                "/actuator/health",
                "/error",
                "/apigateway",
                "/apigateway/bobf/release9.9.9/accounts",
                "/as/token.oauth2",
                "/.well-known/other",
                "/staff",
                "/staff/authorize?client_id=audit-console"
            })
    void everyOtherPathIsNotThere(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertRefused(answer, 404, "404 NotFound", "BH.OBF.Resource.NotFound");
        assertThat(CONSENT.received()).isEmpty();
        assertThat(TOKEN.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                API + "/account-access-consents/../../../../internal/consents/1",
                API + "/account-access-consents/%2e%2e/%2e%2e/internal",
                API + "/account-access-consents/../../../../audit/looks",
                API + "/account-access-consents/%2e%2e/%2e%2e/%2e%2e/%2e%2e/operations/replay",
                API + "//account-access-consents",
                API + "/account-access-consents/a;b=c",
                API + "/account-access-consents/a%2Fb",
                API + "/account-access-consents/a%5cb",
                API + "/account-access-consents/a%252fb",
                API + "/account-access-consents/a%00b",
                API + "/account-access-consents?x=%zz"
            })
    void pathWithASecondReadingIsRefused(String target) throws Exception {
        String answer = rawly("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("\"Code\":\"400 BadRequest\"")
                .containsIgnoringCase("x-fapi-interaction-id: ")
                .doesNotContain("<html");
        assertThat(CONSENT.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/*+json"})
    void contentTypeThatIsARangeIsRefused(String type) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + API + "/account-access-consents"))
                .header("content-type", type)
                .POST(BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        assertRefused(answer, 415, "415 UnsupportedMediaType", "BH.OBF.Header.Invalid");
        assertThat(CONSENT.received()).isEmpty();
    }

    @Test
    void headersTooLargeAreRefusedWithoutAPage() throws Exception {
        String answer = rawly("GET /authpage/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Large: "
                + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("<html");
        assertThat(TOKEN.received()).isEmpty();
    }

    @Test
    void formReachesTheServiceByteForByte() throws Exception {
        String form = "grant_type=client_credentials&scope=accounts%20payments&scope=x&empty=&plus=a+b&a=%C3%A9";
        post("/apigateway/as/token.oauth2?grant_type=client_credentials", form, "application/x-www-form-urlencoded");
        assertThat(TOKEN.received()).singleElement().satisfies(received -> {
            assertThat(received.body()).isEqualTo(form);
            assertThat(received.target()).isEqualTo("/apigateway/as/token.oauth2?grant_type=client_credentials");
            assertThat(received.header("content-type")).contains("application/x-www-form-urlencoded");
        });
    }

    @Test
    void requestGoesWithItsBodyToTheInstanceThatIsUp() throws Exception {
        for (int turn = 0; turn < 4; turn++) { // whichever was first in the order, the other has been by now
            HttpResponse<String> answer = send(request("/apigateway/as/par")
                    .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("body of unstated length"))));
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        assertThat(TOKEN.received())
                .hasSize(4)
                .allSatisfy(received -> assertThat(received.body()).isEqualTo("body of unstated length"));
    }

    @Test
    void headersOfTheApiPassAndThoseOfTheConnectionDoNot() throws Exception {
        send(request("/authpage/x")
                .header("x-fapi-interaction-id", "not even a uuid")
                .header("Authorization", "DPoP abc")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "gopher")
                .header("Forwarded", "host=evil.example")
                .header("TE", "trailers")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("tracestate", "vendor=1")
                .header("baggage", "who=me")
                .header("Keep-Alive", "1"));
        assertThat(TOKEN.received()).singleElement().satisfies(received -> {
            assertThat(received.header("x-fapi-interaction-id")).contains("not even a uuid");
            assertThat(received.header("authorization")).contains("DPoP abc");
            assertThat(received.header("host")).contains("bank.example");
            assertThat(received.header("x-forwarded-host")).contains("bank.example");
            assertThat(received.header("x-forwarded-proto")).contains("https");
            assertThat(received.header("x-forwarded-port")).contains("443");
            assertThat(received.header("x-forwarded-for"))
                    .hasValueSatisfying(from -> assertThat(from).doesNotContain("6.6.6.6"));
            assertThat(received.headers())
                    .doesNotContainKeys(
                            "forwarded",
                            "te",
                            "keep-alive",
                            "upgrade",
                            "http2-settings",
                            "accept-encoding",
                            "traceparent",
                            "tracestate",
                            "baggage");
        });
    }

    @Test
    void redirectIsLeftToTheBrowserWithItsCookies() throws Exception {
        TOKEN.answers(exchange -> {
            exchange.getResponseHeaders().add("Location", "https://tpp-one.example/callback?code=1&state=%2F");
            exchange.getResponseHeaders().add("Set-Cookie", "a=1; HttpOnly");
            exchange.getResponseHeaders().add("Set-Cookie", "b=2; HttpOnly");
            Backend.answer(exchange, 303, "");
        });
        HttpResponse<String> answer = get("/authpage/attempts/1");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .contains("https://tpp-one.example/callback?code=1&state=%2F");
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1; HttpOnly", "b=2; HttpOnly");
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403", "404", "405", "500", "503"})
    void errorOfAServiceIsItsOwn(int status) throws Exception {
        TOKEN.answers(exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            exchange.getResponseHeaders().add("x-fapi-interaction-id", "of the service");
            Backend.answer(exchange, status, "{\"its\":\"own\"}");
        });
        HttpResponse<String> answer = get("/authpage/x");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"its\":\"own\"}");
        assertThat(answer.headers().allValues("x-fapi-interaction-id")).containsExactly("of the service");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void everyMethodPassesWithItsBody(String method) throws Exception {
        send(request(API + "/account-access-consents/1").method(method, BodyPublishers.ofString("{\"Data\":{}}")));
        assertThat(CONSENT.received()).singleElement().satisfies(received -> {
            assertThat(received.method()).isEqualTo(method);
            assertThat(received.body()).isEqualTo("{\"Data\":{}}");
        });
    }

    @Test
    void serviceThatIsDownIsUnavailableForAWhile() throws Exception {
        String id = UUID.randomUUID().toString();
        HttpResponse<String> answer = send(request(API + "/accounts").header("x-fapi-interaction-id", id));
        assertRefused(answer, 503, "503 ServiceUnavailable", "BH.OBF.UnexpectedError");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("x-fapi-interaction-id")).contains(id);
        assertThat(answer.body()).doesNotContain(Integer.toString(NOBODY.getPort()));
    }

    @Test
    void serviceThatDiesWhileAskedIsUnavailable() throws Exception {
        TOKEN.answers(HttpExchange::close);
        HttpResponse<String> answer = get("/authpage/x");
        assertRefused(answer, 503, "503 ServiceUnavailable", "BH.OBF.UnexpectedError");
    }

    @Test
    void serviceThatDoesNotAnswerInTimeIsATimeout() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        TOKEN.answers(exchange -> {
            await(answered);
            Backend.answer(exchange, 200, "late");
        });
        HttpResponse<String> answer = get("/authpage/x");
        answered.countDown();
        assertRefused(answer, 504, "504 GatewayTimeout", "BH.OBF.UnexpectedError");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bodyTooLargeIsRefusedWhetherItSaysSoOrNot(boolean saysSo) throws Exception {
        byte[] body = new byte[3000];
        HttpRequest.BodyPublisher publisher = saysSo
                ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body));
        HttpResponse<String> answer = send(request("/authpage/x").POST(publisher));
        assertRefused(answer, 413, "413 ContentTooLarge", "BH.OBF.Field.Invalid");
    }

    @Test
    void gatewayIsReady() throws Exception {
        assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/env").statusCode()).isEqualTo(404);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code, String errorCode) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        assertThat(body.propertyNames()).containsExactly("Code", "Id", "Message", "Errors");
        assertThat(body.get("Code").asString()).isEqualTo(code);
        assertThat(answer.headers().firstValue("x-fapi-interaction-id"))
                .contains(body.get("Id").asString());
        assertThat(body.at("/Errors/0/ErrorCode").asString()).isEqualTo(errorCode);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private void post(String path, String body, String type) throws Exception {
        send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private String rawly(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static int unusedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
