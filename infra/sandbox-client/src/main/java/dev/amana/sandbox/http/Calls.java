package dev.amana.sandbox.http;

import dev.amana.sandbox.SandboxFailure;
import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;

/** Makes calls, follows no redirect, and tells a witness what came back. */
public final class Calls implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client;
    private final Consumer<Answer> witness;

    private Calls(HttpClient client, Consumer<Answer> witness) {
        this.client = client;
        this.witness = witness;
    }

    public static Calls witnessed(Consumer<Answer> witness) {
        return new Calls(builder().build(), witness);
    }

    public static Calls unwitnessed() {
        return witnessed(_ -> {});
    }

    /** As a browser does: with cookies that belong to this instance alone. */
    public static Calls withCookies(CookieHandler cookies, Consumer<Answer> witness) {
        return new Calls(builder().cookieHandler(cookies).build(), witness);
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT);
    }

    public Answer get(URI address, String... headers) {
        return send("GET", address, HttpRequest.BodyPublishers.noBody(), headers);
    }

    public Answer sendJson(String method, URI address, String json, String... headers) {
        HttpRequest.Builder request = request(method, address, HttpRequest.BodyPublishers.ofString(json), headers);
        return send(request.setHeader("Content-Type", "application/json").build());
    }

    public Answer send(String method, URI address, HttpRequest.BodyPublisher body, String... headers) {
        return send(request(method, address, body, headers).build());
    }

    private static HttpRequest.Builder request(
            String method, URI address, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(READ_TIMEOUT).method(method, body);
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** @throws SandboxFailure when no answer came */
    public Answer send(HttpRequest request) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            var answer = new Answer(
                    request.method(),
                    request.uri(),
                    response.statusCode(),
                    response.headers(),
                    response.body(),
                    Duration.ofNanos(System.nanoTime() - start));
            witness.accept(answer);
            return answer;
        } catch (IOException unreachable) {
            throw new SandboxFailure(
                    request.method() + " " + request.uri() + ": no answer (" + unreachable
                            + "). Is the stack up? ./amana up",
                    unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
