package dev.amana.openbanking;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.amana.openbanking.interaction.InteractionId;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Plain requests, and raw ones, against the test's application. */
public record Http(int port) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    public HttpResponse<String> get(String path, String... headers) {
        var request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path)
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The whole answer to bytes that no HTTP client would send. */
    String raw(String request) {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Every refusal has the API's body, whatever else is true of it. */
    public static void assertRefusal(HttpResponse<String> response, int status, String errorCode) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        String body = response.body();
        String id = JsonPath.read(body, "$.Id");
        assertThat(InteractionId.parse(id)).isPresent();
        assertThat(response.headers().allValues("x-fapi-interaction-id")).containsExactly(id);
        assertThat(JsonPath.<String>read(body, "$.Code"))
                .startsWith(status + " ")
                .doesNotContain("  ");
        assertThat(JsonPath.<String>read(body, "$.Errors[0].ErrorCode")).isEqualTo(errorCode);
        assertThat(JsonPath.<String>read(body, "$.Message")).isNotBlank();
        assertThat(body).doesNotContain("xception", "tools.jackson", "dev.amana", "null", "secret", "<");
    }

    static String path(HttpResponse<String> response) {
        return JsonPath.read(response.body(), "$.Errors[0].Path");
    }
}
