package dev.amana.consent.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One HTTP request in the making. */
final class Call {

    static final String CONSENTS = "/apigateway/bobf/release1.0.0/account-access-consents";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpRequest.Builder request;
    private final String method;
    private HttpRequest.BodyPublisher body = BodyPublishers.noBody();

    Call(int port, String method, String path) {
        this.request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30));
        this.method = method;
    }

    Call token(@Nullable String token) {
        return token == null ? this : header("Authorization", "Bearer " + token);
    }

    Call header(String name, String value) {
        request.setHeader(name, value);
        return this;
    }

    Call json(String text) {
        return header("Content-Type", "application/json").body(text);
    }

    Call body(String text) {
        body = BodyPublishers.ofString(text);
        return this;
    }

    Answer send() {
        try {
            return new Answer(HTTP.send(request.method(method, body).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String at(String pointer) {
            return json().at(pointer).asString();
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }
}
