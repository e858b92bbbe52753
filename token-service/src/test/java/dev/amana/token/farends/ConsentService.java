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
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The consent service's internal endpoints, with as much sense as the pages can see. */
public final class ConsentService {

    private static final int PAGE = 2;

    /** A decision that was handed over. */
    public record Handover(String kind, String consentId, JsonNode body) {}

    private final JsonMapper json = new JsonMapper();
    private final Map<String, ObjectNode> consents = new ConcurrentHashMap<>();
    private final Map<String, String> firstAnswers = new ConcurrentHashMap<>();
    private final List<Handover> handovers = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final AtomicInteger added = new AtomicInteger();
    private volatile boolean down;

    private ConsentService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/consents", this::handle);
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
                .put("added", added.incrementAndGet())
                .put("status", "AwaitingAuthorisation")
                .put("creationDateTime", "2026-11-21T02:00:00.000Z")
                .put("statusUpdateDateTime", "2026-11-21T02:00:00.000Z")
                .put("expirationDateTime", "2027-11-21T02:00:00.000Z");
        consent.set("permissions", json.valueToTree(permissions));
        consent.set("accountIds", json.createArrayNode());
        consents.put(consentId, consent);
    }

    /** As if this customer had authorised it. */
    public void authorise(String consentId, String psuId, String accountId) {
        ObjectNode body = json.createObjectNode().put("psuId", psuId);
        body.set("accountIds", json.valueToTree(List.of(accountId)));
        decide("authorisations", Objects.requireNonNull(consents.get(consentId)), body);
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
        String consentId = path.length > 3 ? path[3] : "";
        byte[] sent = exchange.getRequestBody().readAllBytes();
        if (down) {
            reply(exchange, 503, "{}");
        } else if (path.length == 3) {
            reply(exchange, 200, list(exchange.getRequestURI().getQuery()));
        } else if (!consents.containsKey(consentId)) {
            reply(exchange, 404, "{\"refusal\":\"UnknownConsent\",\"message\":\"none\"}");
        } else if (path.length == 4) {
            reply(exchange, 200, consents.get(consentId).toString());
        } else {
            JsonNode body = json.readTree(sent);
            handovers.add(new Handover(path[4], consentId, body));
            String answer = firstAnswers.computeIfAbsent(
                    consentId + body.get("attemptId").stringValue(),
                    _ -> decide(path[4], consents.get(consentId), body));
            reply(exchange, answer.contains("refusal") ? 409 : 200, answer);
        }
    }

    /** Pages of two, the newest last added first; the cursor is where the next begins. */
    private String list(String query) {
        String psuId = parameter(query, "psuId");
        int from = parameter(query, "cursor").isEmpty() ? 0 : Integer.parseInt(parameter(query, "cursor"));
        List<ObjectNode> own = consents.values().stream()
                .filter(consent -> consent.path("psuId").asString("").equals(psuId))
                .sorted(java.util.Comparator.comparing(
                                (ObjectNode consent) -> consent.get("added").intValue())
                        .reversed())
                .toList();
        ObjectNode answer = json.createObjectNode();
        answer.set(
                "consents", json.valueToTree(own.stream().skip(from).limit(PAGE).toList()));
        if (own.size() > from + PAGE) {
            answer.put("next", Integer.toString(from + PAGE));
        }
        return answer.toString();
    }

    private static String parameter(String query, String name) {
        return List.of(query.split("&", -1)).stream()
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private synchronized String decide(String kind, ObjectNode consent, JsonNode body) {
        String psu = consent.path("psuId").asString("");
        if (!psu.isEmpty() && !psu.equals(body.path("psuId").asString())) {
            return "{\"refusal\":\"AnotherPsu\",\"message\":\"no\"}";
        }
        String status = consent.get("status").stringValue();
        if (kind.equals("revocations")) {
            consent.put("status", "Revoked").put("statusUpdateDateTime", "2026-11-21T03:00:00.000Z");
            return "{\"consentId\":%s,\"status\":\"Revoked\"}".formatted(consent.get("consentId"));
        }
        if (status.equals("Revoked")) {
            return "{\"refusal\":\"ConsentRevoked\",\"message\":\"no\"}";
        }
        int sequence = consent.get("sequence").intValue() + 1;
        consent.put("sequence", sequence);
        if (kind.equals("rejections")) {
            consent.put("status", "Rejected");
            return "{\"consentId\":%s,\"status\":\"Rejected\"}".formatted(consent.get("consentId"));
        }
        consent.put("status", "Authorised")
                .put("psuId", body.get("psuId").stringValue())
                .put("authorisedDateTime", "2026-11-21T02:30:00.000Z");
        consent.set("accountIds", body.get("accountIds"));
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
