package dev.amana.consent.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.amana.consent.decisions.KeptDecision;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A part of a list of decisions, the latest first; each as aisp-service told it. */
@JsonPropertyOrder({"decisions", "next"})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ListOfDecisions(List<Told> decisions, Optional<String> next) {

    private static final int PARTS = 2;

    /** A record of {@code access-decisions.v1}, untouched. */
    record Told(@JsonValue @JsonRawValue String json) {}

    static ListOfDecisions of(List<KeptDecision> found, int limit) {
        List<KeptDecision> part = found.subList(0, Math.min(found.size(), limit));
        Optional<String> next =
                found.size() > limit ? Optional.of(cursor(part.getLast().place())) : Optional.empty();
        return new ListOfDecisions(
                part.stream().map(decision -> new Told(decision.record())).toList(), next);
    }

    static KeptDecision.Place place(String text) {
        Cursor cursor = Cursor.parse(text, PARTS);
        return new KeptDecision.Place(cursor.instant(0), UUID.fromString(cursor.get(1)));
    }

    private static String cursor(KeptDecision.Place place) {
        return Cursor.of(place.decidedAt(), place.decisionId()).toString();
    }
}
