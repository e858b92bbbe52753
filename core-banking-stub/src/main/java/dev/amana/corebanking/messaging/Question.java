package dev.amana.corebanking.messaging;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * A question of somebody who waits until {@code deadline}. Its fields are read one by one, so that a wrong one is named;
 * unknown ones are ignored.
 */
public record Question(String requestId, Instant deadline, String query, JsonNode fields) {

    /** Ids in one list; a consent names far fewer accounts. */
    private static final int LONGEST_LIST = 200;

    private static final int LONGEST_TEXT = 16_384;

    static Question of(String requestId, JsonNode fields) {
        Question bare = new Question(requestId, Instant.MAX, "", fields);
        if (bare.number("schema").orElse(0) != 1) {
            throw new MalformedQuestionException("schema is not 1");
        }
        Instant deadline =
                bare.instant("deadline").orElseThrow(() -> new MalformedQuestionException("deadline is missing"));
        return new Question(requestId, deadline, bare.text("query"), fields);
    }

    public String text(String field) {
        JsonNode node = fields.path(field);
        if (!node.isString()
                || node.stringValue().isBlank()
                || node.stringValue().length() > LONGEST_TEXT) {
            throw new MalformedQuestionException(field + " is missing or no text");
        }
        return node.stringValue();
    }

    public OptionalLong number(String field) {
        JsonNode node = fields.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return OptionalLong.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw new MalformedQuestionException(field + " is no whole number from 0");
        }
        return OptionalLong.of(node.longValue());
    }

    public Optional<Instant> instant(String field) {
        if (fields.path(field).isMissingNode() || fields.path(field).isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text(field)));
        } catch (DateTimeException e) {
            throw new MalformedQuestionException(field + " is no instant", e);
        }
    }

    /** The texts in a list; empty if there is none. */
    public List<String> texts(String field) {
        JsonNode node = fields.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray() || node.size() > LONGEST_LIST) {
            throw new MalformedQuestionException(field + " is no list, or has more than " + LONGEST_LIST + " entries");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : node) {
            if (!entry.isString()) {
                throw new MalformedQuestionException(field + " holds something that is no text");
            }
            texts.add(entry.stringValue());
        }
        return texts;
    }
}
