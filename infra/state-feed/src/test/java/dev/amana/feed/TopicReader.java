package dev.amana.feed;

import dev.amana.testsupport.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** Reads a topic from its beginning as any committed reader sees it, without the starter. */
public final class TopicReader implements AutoCloseable {

    private static final Duration WITHIN = Duration.ofSeconds(60); // a bound for a busy machine, not an expectation

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> states = new ArrayList<>();
    private final Map<Integer, Watermark> watermarks = new HashMap<>();
    private Consumer<ConsumerRecord<byte[], byte[]>> observer = record -> {};

    public TopicReader(String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    /** Deletes a topic with all it holds and makes another of the same name. */
    public static void recreate(String topic, int partitions) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            admin.deleteTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
        }
        TestKafka.createTopic(topic, partitions, Map.of("cleanup.policy", "compact"));
    }

    /** Shows every record, watermarks too, in the order read. */
    public TopicReader observedBy(Consumer<ConsumerRecord<byte[], byte[]>> with) {
        observer = with;
        return this;
    }

    public void poll() {
        consumer.poll(Duration.ofMillis(50)).forEach(record -> {
            observer.accept(record);
            if (Watermark.marks(record.headers())) {
                watermarks.put(record.partition(), Watermark.parse(record.value()));
            } else {
                states.add(record);
            }
        });
    }

    /** Reads until the condition holds. */
    public void readUntil(Predicate<TopicReader> condition) {
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(WITHIN)
                .until(() -> {
                    poll();
                    return condition.test(this);
                });
    }

    /** Reads until the assertion holds; its message says what was still wanting. */
    public void readUntilAsserted(Runnable assertion) {
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(WITHIN)
                .untilAsserted(() -> {
                    poll();
                    assertion.run();
                });
    }

    /** Values of a key, as text, in the order read. */
    public List<String> valuesOf(String key) {
        return states.stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** The watermark last read, per partition. */
    public Map<Integer, Watermark> watermarks() {
        return Map.copyOf(watermarks);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
