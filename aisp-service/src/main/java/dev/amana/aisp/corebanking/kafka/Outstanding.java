package dev.amana.aisp.corebanking.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * The questions of this instance that still wait, and the matching of replies to them. A reply to another instance is
 * dropped by its headers, unparsed; so is one that nobody waits for any more.
 */
final class Outstanding {
    static final String REPLY_TO = "reply-to";
    static final String REQUEST_ID = "request-id";

    private final String instance = UUID.randomUUID().toString();
    private final Map<String, CompletableFuture<byte[]>> waiting = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    Outstanding(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("amana.corebanking.outstanding", waiting, Map::size)
                .description("Questions to core banking under way")
                .register(meters);
    }

    /** Who replies are for: this process, for as long as it lives. */
    String instance() {
        return instance;
    }

    CompletableFuture<byte[]> expect(UUID requestId) {
        var reply = new CompletableFuture<byte[]>();
        waiting.put(requestId.toString(), reply);
        return reply;
    }

    void forget(UUID requestId) {
        waiting.remove(requestId.toString());
    }

    void deliver(ConsumerRecord<String, byte[]> reply) {
        if (!header(reply.headers(), REPLY_TO).equals(Optional.of(instance))) {
            dropped("foreign");
            return;
        }
        var waiter = header(reply.headers(), REQUEST_ID).map(waiting::remove);
        if (waiter.isEmpty() || reply.value() == null) {
            dropped("late");
            return;
        }
        waiter.get().complete(reply.value());
    }

    private void dropped(String why) {
        meters.counter("amana.corebanking.replies.dropped", "why", why).increment();
    }

    private static Optional<String> header(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(header -> header.value())
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
