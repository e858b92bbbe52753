package dev.amana.aisp.corebanking.kafka;

import dev.amana.aisp.corebanking.Reply;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads records of {@code core-banking.replies.v1}. */
final class ReplyMessage {
    private static final int SCHEMA = 1;
    private static final int MAX_BYTES = 512 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReplyMessage() {}

    /**
     * The reply, in the port's words; none while more of it is to come. Whatever cannot be understood is as good as no
     * answer.
     *
     * @param chunks of this question so far, if its answer may come in chunks
     */
    static Optional<Reply> read(byte[] value, Optional<FileChunks> chunks) {
        if (value.length > MAX_BYTES) {
            return Optional.of(new Reply.Unavailable("a reply of " + value.length + " bytes"));
        }
        try {
            var reply = JSON.readTree(value);
            if (reply.path("schema").asInt(0) != SCHEMA) {
                return Optional.of(new Reply.Unavailable("a reply of an unknown schema"));
            }
            return chunks.isPresent() && reply.path("outcome").asString("").equals("Chunk")
                    ? chunks.get().take(reply)
                    : Optional.of(understood(reply));
        } catch (JacksonException e) {
            return Optional.of(new Reply.Unavailable("a reply that is no JSON"));
        }
    }

    private static Reply understood(JsonNode reply) {
        var body = reply.path("body");
        return switch (reply.path("outcome").asString("")) {
            case "Found" ->
                body.isObject() ? new Reply.Found(body) : new Reply.Unavailable("a reply Found without a body");
            case "Failed" ->
                new Reply.Unavailable(
                        "core banking failed: " + reply.path("reason").asString("no reason given"));
            default -> new Reply.Unavailable("a reply with an unknown outcome");
        };
    }
}
