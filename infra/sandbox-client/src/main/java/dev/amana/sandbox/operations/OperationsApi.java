package dev.amana.sandbox.operations;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.staff.Operator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The services' operations, as the operator's program calls them; its token is fetched anew before it ends. */
final class OperationsApi implements AutoCloseable {

    private static final String NDJSON = "application/x-ndjson";
    private static final Duration TOKEN_KEPT = Duration.ofMinutes(1);

    private final Sandbox sandbox;
    private final Calls calls = Calls.unwitnessed();
    private String header = "";
    private Instant headerUntil = Instant.MIN;

    OperationsApi(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    Answer get(String path) {
        return get(sandbox.consentService(path));
    }

    Answer get(URI address) {
        return calls.get(address, "Authorization", token());
    }

    /** Asks for what needs no words. */
    Answer post(URI address) {
        return calls.send("POST", address, BodyPublishers.noBody(), "Authorization", token());
    }

    Answer post(URI address, String json) {
        return calls.sendJson("POST", address, json, "Authorization", token());
    }

    Answer post(String path, String json) {
        return post(sandbox.consentService(path), json);
    }

    Answer delete(String path) {
        return calls.send("DELETE", sandbox.consentService(path), BodyPublishers.noBody(), "Authorization", token());
    }

    /** Passes the answer's body on as it comes. */
    void stream(String path, OutputStream to) {
        HttpRequest request = HttpRequest.newBuilder(sandbox.consentService(path))
                .header("Authorization", token())
                .build();
        try (HttpClient client = client()) {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new SandboxFailure("%s answered %d: %s"
                            .formatted(
                                    request.uri(),
                                    response.statusCode(),
                                    new String(body.readAllBytes(), StandardCharsets.UTF_8)));
                }
                body.transferTo(to);
            }
        } catch (IOException broken) {
            throw new SandboxFailure("the stream broke off: " + broken, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("interrupted", interrupted);
        }
    }

    /** Sends a file as it is read. */
    Answer upload(String path, Path file) {
        try (HttpClient client = client()) {
            HttpRequest request = HttpRequest.newBuilder(sandbox.consentService(path))
                    .header("Authorization", token())
                    .header("Content-Type", NDJSON)
                    .POST(BodyPublishers.ofFile(file))
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    "POST", request.uri(), response.statusCode(), response.headers(), response.body(), Duration.ZERO);
        } catch (IOException broken) {
            throw new SandboxFailure("the file was not taken: " + broken, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("interrupted", interrupted);
        }
    }

    /** The answer where it has the status expected; else the service's own words about it are the failure. */
    static Answer expect(int status, Answer answer) {
        if (answer.status() != status && answer.status() < 500) {
            String message = answer.at("/Errors/0/Message").asString("");
            if (!message.isEmpty()) {
                throw new SandboxFailure("refused: " + message);
            }
        }
        return answer.expect(status);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    private String token() {
        if (Instant.now().isAfter(headerUntil)) {
            header = Operator.header(sandbox, calls);
            headerUntil = Instant.now().plus(TOKEN_KEPT);
        }
        return header;
    }

    @Override
    public void close() {
        calls.close();
    }
}
