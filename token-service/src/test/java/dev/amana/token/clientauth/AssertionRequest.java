package dev.amana.token.clientauth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A client_credentials request with an assertion no library would make. */
final class AssertionRequest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private AssertionRequest() {}

    static HttpResponse<String> send(URI tokenEndpoint, String assertion) {
        String form = "grant_type=client_credentials&scope=accounts"
                + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                + "&client_assertion=" + URLEncoder.encode(assertion, StandardCharsets.UTF_8);
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(tokenEndpoint)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
