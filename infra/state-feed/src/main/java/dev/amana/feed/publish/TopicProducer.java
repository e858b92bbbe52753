package dev.amana.feed.publish;

import dev.amana.feed.Watermark;
import dev.amana.feed.project.Partitions;
import dev.amana.traces.KafkaTraces;
import dev.amana.traces.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The one producer of a topic. All instances share one transactional id: opening a producer fences every earlier one, so
 * what a former publisher still had in hand can never land behind its successor's records.
 */
final class TopicProducer implements AutoCloseable {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final int partitions;

    /** Connects, ends what an earlier producer left open and fences it. */
    TopicProducer(Map<String, Object> properties, String topic, int partitions) {
        this.topic = topic;
        this.partitions = partitions;
        this.producer = new KafkaProducer<>(
                configuration(properties, topic), new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Sends rows, and behind them the watermark, in one Kafka transaction, and returns when the broker has all of it. The
     * watermark goes to the partitions the rows went to, or to every partition.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker has not, or nobody knows: close this producer then
     */
    void publish(List<OutboxTable.Row> rows, Optional<Watermark> watermark, boolean everyPartition) {
        producer.beginTransaction();
        BitSet marked = new BitSet(partitions);
        if (everyPartition) {
            marked.set(0, partitions);
        }
        for (OutboxTable.Row row : rows) {
            int partition = Partitions.of(row.key(), partitions);
            ProducerRecord<byte[], byte[]> message =
                    new ProducerRecord<>(topic, partition, row.key().getBytes(StandardCharsets.UTF_8), row.payload());
            try (Step _ = step(row, message)) {
                send(message);
            }
            marked.set(partition);
        }
        watermark.ifPresent(mark -> marked.stream().forEach(partition -> send(mark.record(topic, partition))));
        producer.commitTransaction();
    }

    /** From its commit until it is on its way; the broker has it when the whole batch is committed. */
    private static Step step(OutboxTable.Row row, ProducerRecord<byte[], byte[]> message) {
        return row.cause()
                .map(cause -> KafkaTraces.publishing(message, cause, row.createdAt()))
                .orElse(Step.none());
    }

    @SuppressWarnings(
            "FutureReturnValueIgnored") // commitTransaction waits for every send and throws what any of them met
    private void send(ProducerRecord<byte[], byte[]> message) {
        producer.send(message);
    }

    /** A transaction left open is ended by whoever opens the next producer. */
    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }

    private static Map<String, Object> configuration(Map<String, Object> properties, String topic) {
        Map<String, Object> configuration = new HashMap<>(properties);
        configuration.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "state-feed." + topic);
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0); // the batch is whole when it is sent
        configuration.put(
                ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5); // the last transaction's markers may be a moment away
        configuration.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 500);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000); // then begin anew; nothing is lost by it
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L);
        configuration.put(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000); // an abandoned one holds readers up no longer
        return configuration;
    }
}
