package dev.amana.system;

import dev.amana.feed.Watermark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that readers of a state topic were ever told, as it lies in its partitions. */
final class TopicLog {

    private static final Duration POLL = Duration.ofMillis(200);

    /** A watermark where it lies. */
    record Mark(int partition, long offset, Watermark watermark) {}

    /** A state record where it lies. */
    record Place(int partition, long offset) {}

    private final List<Mark> marks = new ArrayList<>();
    private final Map<String, Place> first = new HashMap<>();

    private TopicLog() {}

    /** Reads the topic from its beginning to its present end. */
    static TopicLog read(String bootstrapServers, String topic) {
        TopicLog log = new TopicLog();
        Map<String, Object> configuration = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        try (var consumer =
                new KafkaConsumer<>(configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(log::add);
            }
        }
        return log;
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        if (Watermark.marks(record.headers())) {
            marks.add(new Mark(record.partition(), record.offset(), Watermark.parse(record.value())));
        } else {
            first.putIfAbsent(
                    new String(record.key(), StandardCharsets.UTF_8), new Place(record.partition(), record.offset()));
        }
    }

    /** Every watermark, each partition's in the order of its offsets. */
    List<Mark> marks() {
        return List.copyOf(marks);
    }

    /** Where each key was first told of. */
    Map<String, Place> first() {
        return Map.copyOf(first);
    }
}
