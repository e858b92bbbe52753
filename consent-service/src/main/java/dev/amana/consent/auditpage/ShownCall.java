package dev.amana.consent.auditpage;

import dev.amana.consent.decisions.KeptDecision;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One data call and what was decided about it, as the page shows it. */
record ShownCall(
        Moment at,
        String verdict,
        Optional<String> rule,
        String reason,
        String endpoint,
        String status,
        String interactionId,
        Optional<String> consentSequence,
        String record) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static ShownCall of(KeptDecision decision) {
        JsonNode told = JSON.readTree(decision.record());
        Optional<String> rule = text(told, "rule");
        String reason = rule.map(RuleWords::of)
                .or(() -> text(told, "reason").map(why -> "It could not be decided: " + why + "."))
                .orElse("Every rule was satisfied.");
        return new ShownCall(
                new Moment(decision.decidedAt()),
                told.path("verdict").asString(),
                rule,
                reason,
                told.path("endpoint").asString(),
                told.path("status").asString(),
                told.path("interactionId").asString(),
                text(told, "consentSequence"),
                JSON.writeValueAsString(told));
    }

    private static Optional<String> text(JsonNode told, String name) {
        return told.has(name) ? Optional.of(told.get(name).asString()) : Optional.empty();
    }
}
