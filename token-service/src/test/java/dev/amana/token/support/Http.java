package dev.amana.token.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Plain HTTP, for what no OAuth library would send. Redirects are not followed. */
public final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private Http() {}

    public static HttpResponse<String> get(URI address, String... headers) {
        return send(request(address, headers).GET());
    }

    public static HttpResponse<String> post(URI address, String contentType, String body, String... headers) {
        return send(request(address, headers)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public static HttpResponse<String> form(URI address, Map<String, String> fields, String... headers) {
        return post(address, "application/x-www-form-urlencoded", form(fields), headers);
    }

    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpRequest.Builder request(URI address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        return headers.length == 0 ? request : request.headers(headers);
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
