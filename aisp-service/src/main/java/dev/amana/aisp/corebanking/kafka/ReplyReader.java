package dev.amana.aisp.corebanking.kafka;

import dev.amana.feed.Worker;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the replies of core banking: every partition, assigned by hand and from its end, since a reply is
 * of use only to the process that asked. It hands bytes over and parses nothing.
 */
final class ReplyReader implements Worker.Task {
    private static final Logger log = LoggerFactory.getLogger(ReplyReader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final Outstanding outstanding;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private volatile @Nullable Consumer<String, byte[]> current;
    private volatile boolean listening;

    ReplyReader(String topic, Outstanding outstanding, Supplier<Consumer<String, byte[]>> consumers) {
        this.topic = topic;
        this.outstanding = outstanding;
        this.consumers = consumers;
    }

    /** Whether a reply to a question asked now would be seen. */
    boolean listening() {
        return listening;
    }

    /** Ends a wait for replies. */
    void wake() {
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public void run(Worker.Stop stop) {
        try (var consumer = consumers.get()) {
            current = consumer;
            read(consumer, stop);
        } catch (WakeupException e) {
            log.debug("Replies of core banking: woken up to stop");
        } finally {
            listening = false;
            current = null;
        }
    }

    private void read(Consumer<String, byte[]> consumer, Worker.Stop stop) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("there is no topic " + topic);
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // seeking is lazy: only now is the end fixed
        listening = true;
        while (!stop.isRequested()) {
            consumer.poll(POLL).forEach(outstanding::deliver);
        }
    }
}
