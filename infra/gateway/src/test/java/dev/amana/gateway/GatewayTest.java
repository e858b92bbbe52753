package dev.amana.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway before two services that answer as a test tells them; of token-service another instance is down, and so is aisp-service. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.http.clients.read-timeout=400ms", "amana.gateway.limits.max-body=2KB"})
abstract class GatewayTest {

    static final String API = "/apigateway/bobf/release1.0.0";
    static final Backend CONSENT = new Backend();
    static final Backend TOKEN = new Backend();
    static final URI NOBODY = URI.create("http://localhost:" + unusedPort());
    static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

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

    static void assertRefused(HttpResponse<String> answer, int status, String code, String errorCode) {
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

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    String rawly(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static int unusedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
