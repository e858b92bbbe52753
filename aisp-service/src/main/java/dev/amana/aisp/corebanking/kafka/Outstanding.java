package dev.amana.aisp.corebanking.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * The questions of this instance that still wait, and the matching of replies to them. A reply to another instance is
 * dropped by its headers, unparsed; so is one that nobody waits for any more, or one more than was waited for.
 */
final class Outstanding {
    static final String REPLY_TO = "reply-to";
    static final String REQUEST_ID = "request-id";

    private final String instance = UUID.randomUUID().toString();
    private final Map<String, BlockingQueue<Arrival>> waiting = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    /** What may come of a question. */
    sealed interface Arrival {

        /** The value of a reply, unparsed. */
        record Value(byte[] bytes) implements Arrival {}

        /** The question did not reach Kafka. */
        record NotSent(Exception cause) implements Arrival {}
    }

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

    BlockingQueue<Arrival> expect(UUID requestId, int mostReplies) {
        var arrivals = new ArrayBlockingQueue<Arrival>(mostReplies);
        waiting.put(requestId.toString(), arrivals);
        return arrivals;
    }

    void forget(UUID requestId) {
        waiting.remove(requestId.toString());
    }

    void deliver(ConsumerRecord<String, byte[]> reply) {
        if (!header(reply.headers(), REPLY_TO).equals(Optional.of(instance))) {
            dropped("foreign");
            return;
        }
        var waiter = header(reply.headers(), REQUEST_ID).flatMap(id -> Optional.ofNullable(waiting.get(id)));
        if (waiter.isEmpty() || reply.value() == null || !waiter.get().offer(new Arrival.Value(reply.value()))) {
            dropped("late");
        }
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
