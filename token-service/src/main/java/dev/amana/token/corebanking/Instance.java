package dev.amana.token.corebanking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** This process, as replies name it. */
record Instance(byte[] name) {

    static Instance fresh() {
        return new Instance(bytes(UUID.randomUUID().toString()));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void sign(Headers headers, UUID requestId) {
        headers.add(Topics.REPLY_TO, name).add(Topics.REQUEST_ID, bytes(requestId.toString()));
    }

    /** Which of our questions these headers answer; empty for another instance's. */
    Optional<UUID> answers(Headers headers) {
        Header replyTo = headers.lastHeader(Topics.REPLY_TO);
        Header requestId = headers.lastHeader(Topics.REQUEST_ID);
        if (replyTo == null || requestId == null || !Arrays.equals(replyTo.value(), name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(StandardCharsets.UTF_8
                    .decode(ByteBuffer.wrap(requestId.value()))
                    .toString()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Instance(byte[] theirs) && Arrays.equals(name, theirs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(name);
    }
}
