package dev.amana.aisp.corebanking;

import tools.jackson.databind.JsonNode;

/** What came of a question. */
public sealed interface Reply {

    /** The answer: API objects at full detail, card numbers whole, under the name of their resource. */
    record Found(JsonNode body) implements Reply {}

    /** A file, whole, its hash verified. */
    record File(String contentType, byte[] content) implements Reply {}

    /** Asked, and no answer within the deadline. */
    record Late() implements Reply {}

    /** Not asked, or not answered with anything usable; the reason is for our logs, never for a caller. */
    record Unavailable(String reason) implements Reply {}
}
