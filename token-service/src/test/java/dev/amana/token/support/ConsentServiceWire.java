package dev.amana.token.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.amana.testsupport.contracts.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** The far end of the wire to the consent service: what it would answer to {@code GET /internal/consents/{id}}. */
public final class ConsentServiceWire {

    public static final ConsentServiceWire RUNNING = new ConsentServiceWire();

    private final Map<String, String> consents = new ConcurrentHashMap<>();
    private final Map<String, Integer> broken = new ConcurrentHashMap<>();
    private final Map<String, Request> asked = new ConcurrentHashMap<>();
    private final HttpServer server;

    private ConsentServiceWire() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/consents", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A consent of this client in this status; answers its id. */
    public String consent(String clientId, String status, long lastAuthorisedSeq, Instant expires) {
        String id = UUID.randomUUID().toString().replace("-", "");
        change(id, clientId, status, lastAuthorisedSeq, expires);
        return id;
    }

    public void change(String id, String clientId, String status, long lastAuthorisedSeq, Instant expires) {
        String seq = lastAuthorisedSeq > 0 ? ",\"lastAuthorisedSeq\":" + lastAuthorisedSeq : "";
        consents.put(id, """
                {"consentId":"%s","sequence":%d,"asOf":"%s","clientId":"%s","status":"%s",
                 "creationDateTime":"2026-11-21T00:00:00Z","statusUpdateDateTime":"2026-11-21T00:00:00Z",
                 "expirationDateTime":"%s","permissions":["ReadAccountsBasic"],"accountIds":["a1"]%s}""".formatted(id, lastAuthorisedSeq, Instant.now(), clientId, status, expires, seq));
    }

    /** Answers so whatever is asked at this path, which begins behind {@code /internal/consents/}; the list's path is empty. */
    public void says(String path, int status, String body) {
        consents.put(path, body);
        broken.put(path, status);
    }

    /** What was last asked at this path. */
    public Request asked(String path) {
        return Objects.requireNonNull(asked.get(path), path);
    }

    /** From now on this consent is answered with this HTTP status. */
    public void breakDown(String id, int status) {
        broken.put(id, status);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] content = exchange.getRequestBody().readAllBytes();
        String id = exchange.getRequestURI().getPath().replaceFirst("^/internal/consents/?", "");
        asked.put(
                id,
                Request.sent(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                        content));
        String body = consents.getOrDefault(id, "{\"refusal\":\"UnknownConsent\"}");
        boolean authorised = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .startsWith("Bearer ey");
        int status = !authorised ? 401 : broken.getOrDefault(id, consents.containsKey(id) ? 200 : 404);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
