package dev.amana.token.farends;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The consent service's internal endpoints, with as much sense as the pages can see. */
public final class ConsentService {

    /** A decision that was handed over. */
    public record Handover(String kind, String consentId, JsonNode body) {}

    private final JsonMapper json = new JsonMapper();
    private final Map<String, ObjectNode> consents = new ConcurrentHashMap<>();
    private final Map<String, String> firstAnswers = new ConcurrentHashMap<>();
    private final List<Handover> handovers = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean down;

    private ConsentService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/consents/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Starts to answer. */
    public static ConsentService start() {
        return new ConsentService();
    }

    public String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Whether it answers 503 to everything. */
    public void down(boolean down) {
        this.down = down;
    }

    /** A consent that awaits authorisation. */
    public void add(String consentId, String clientId, String... permissions) {
        ObjectNode consent = json.createObjectNode()
                .put("consentId", consentId)
                .put("clientId", clientId)
                .put("sequence", 0)
                .put("status", "AwaitingAuthorisation")
                .put("creationDateTime", "2026-11-21T02:00:00.000Z")
                .put("statusUpdateDateTime", "2026-11-21T02:00:00.000Z")
                .put("expirationDateTime", "2027-11-21T02:00:00.000Z");
        consent.set("permissions", json.valueToTree(permissions));
        consents.put(consentId, consent);
    }

    public void set(String consentId, String field, String value) {
        Objects.requireNonNull(consents.get(consentId)).put(field, value);
    }

    public String status(String consentId) {
        return Objects.requireNonNull(consents.get(consentId)).get("status").stringValue();
    }

    /** The decisions about this consent, in their order, repeated ones too. */
    public List<Handover> handovers(String consentId) {
        return handovers.stream()
                .filter(handover -> handover.consentId().equals(consentId))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        String consentId = path[3];
        byte[] sent = exchange.getRequestBody().readAllBytes();
        if (down) {
            reply(exchange, 503, "{}");
        } else if (!consents.containsKey(consentId)) {
            reply(exchange, 404, "{\"refusal\":\"UnknownConsent\",\"message\":\"none\"}");
        } else if (path.length == 4) {
            reply(exchange, 200, consents.get(consentId).toString());
        } else {
            JsonNode body = json.readTree(sent);
            handovers.add(new Handover(path[4], consentId, body));
            String answer = firstAnswers.computeIfAbsent(
                    body.get("attemptId").stringValue(), _ -> decide(path[4], consents.get(consentId), body));
            reply(exchange, answer.contains("refusal") ? 409 : 200, answer);
        }
    }

    private synchronized String decide(String kind, ObjectNode consent, JsonNode body) {
        String psu = consent.path("psuId").asString("");
        if (!psu.isEmpty() && !psu.equals(body.path("psuId").asString())) {
            return "{\"refusal\":\"AnotherPsu\",\"message\":\"no\"}";
        }
        String status = consent.get("status").stringValue();
        if (status.equals("Revoked")) {
            return "{\"refusal\":\"ConsentRevoked\",\"message\":\"no\"}";
        }
        int sequence = consent.get("sequence").intValue() + 1;
        consent.put("sequence", sequence);
        if (kind.equals("rejections")) {
            consent.put("status", "Rejected");
            return "{\"consentId\":%s,\"status\":\"Rejected\"}".formatted(consent.get("consentId"));
        }
        consent.put("status", "Authorised").put("psuId", body.get("psuId").stringValue());
        return "{\"consentId\":%s,\"authorisedSeq\":%d,\"sequence\":%d,\"expirationDateTime\":%s}"
                .formatted(consent.get("consentId"), sequence, sequence, consent.get("expirationDateTime"));
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
