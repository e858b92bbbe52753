package dev.amana.consent.decisions;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What of a record of {@code access-decisions.v1} is needed to find it again. The record itself is kept as it came: it
 * is aisp-service's, whose contract says what else is in it.
 */
record ToldDecision(
        @JsonProperty(required = true) int schema,
        @JsonProperty(required = true) UUID decisionId,
        @JsonProperty(required = true) Instant decidedAt,
        @JsonProperty(required = true) UUID interactionId,
        Optional<String> consentId,
        @JsonProperty(required = true) String verdict) {

    static final String PERMITTED = "Permitted";

    private static final int SCHEMA = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    ToldDecision {
        if (schema != SCHEMA) {
            throw new IllegalArgumentException("a record of schema " + schema + " cannot be understood here");
        }
        Objects.requireNonNull(decisionId, "decisionId");
        Objects.requireNonNull(decidedAt, "decidedAt");
        Objects.requireNonNull(interactionId, "interactionId");
        Objects.requireNonNull(verdict, "verdict");
    }

    /** @throws RuntimeException when it cannot be read: nobody may go on as if it had not been there */
    static ToldDecision parse(byte[] value) {
        return JSON.readValue(value, ToldDecision.class);
    }

    boolean permitted() {
        return verdict.equals(PERMITTED);
    }
}
