package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.http.Call.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What an auditor asks, in one line each; every answer is held to the contract. */
final class Audits {

    static final String CONTRACT = "audit-api.openapi.yaml";

    private final RunningService service;
    private final String staffId;

    Audits(RunningService service) {
        this(service, "auditor-1");
    }

    Audits(RunningService service, String staffId) {
        this.service = service;
        this.staffId = staffId;
    }

    Answer get(String path) {
        return service.call("GET", path)
                .token(RunningService.TOKENS.ofStaff(staffId, "auditor"))
                .send();
    }

    JsonNode history(String id) {
        return kept("History", get("/audit/consents/" + id + "/history"));
    }

    Answer asOf(String id, Instant asOf) {
        return get("/audit/consents/" + id + "?asOf=" + asOf);
    }

    JsonNode consentAsOf(String id, Instant asOf) {
        return kept("Consent", asOf(id, asOf));
    }

    /** The ids of all consents in this list, page by page. */
    List<String> found(String query, int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = kept("Consents", get("/audit/consents?" + query + "&limit=" + limit + cursor));
            page.get("consents")
                    .forEach(consent -> ids.add(consent.get("consentId").asString()));
            cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : "";
        } while (!cursor.isEmpty());
        return ids;
    }

    JsonNode decisions(String query) {
        return kept("Decisions", get("/audit/decisions?" + query));
    }

    JsonNode looks(String query) {
        return kept("Looks", get("/audit/looks?" + query));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonNode kept(String component, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(Contract.errors(CONTRACT, component, answer.json()))
                .as(answer.text())
                .isEmpty();
        return answer.json();
    }
}
