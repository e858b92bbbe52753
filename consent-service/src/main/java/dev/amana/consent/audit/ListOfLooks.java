package dev.amana.consent.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.amana.consent.looks.Look;
import dev.amana.openbanking.ApiDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of the list of looks, the latest first. */
@JsonPropertyOrder({"looks", "next"})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ListOfLooks(List<ShownLook> looks, Optional<String> next) {

    /** One look. */
    @JsonPropertyOrder({"lookedAt", "staffId", "interactionId", "operation", "asked"})
    record ShownLook(
            ApiDateTime lookedAt, String staffId, String interactionId, String operation, Map<String, String> asked) {

        static ShownLook of(Look look) {
            return new ShownLook(
                    new ApiDateTime(look.lookedAt()),
                    look.staffId(),
                    look.interactionId().toString(),
                    look.operation(),
                    look.asked());
        }
    }

    static ListOfLooks of(List<Look> found, int limit) {
        List<Look> part = found.subList(0, Math.min(found.size(), limit));
        Optional<String> next = found.size() > limit
                ? Optional.of(Cursor.of(part.getLast().number()).toString())
                : Optional.empty();
        return new ListOfLooks(part.stream().map(ShownLook::of).toList(), next);
    }
}
