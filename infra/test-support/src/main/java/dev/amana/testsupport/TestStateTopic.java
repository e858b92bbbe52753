package dev.amana.testsupport;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The publisher of a state topic, for tests of those who read it: records, watermarks behind them and in between. */
public class TestStateTopic {

    /** Well below the age that readers let pass. */
    private static final long BETWEEN_WATERMARKS_MILLIS = 300;

    private final String topic;
    private final int partitions;
    private final KafkaProducer<String, byte[]> producer;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("test-watermarks").factory());

    private volatile boolean paused;

    public TestStateTopic(String topic, int partitions) {
        this.topic = topic;
        this.partitions = partitions;
        // One request at a time: of a partition that has no leader yet the first would be refused and the second taken,
        // and
        // the first then be out of order until it was given up two minutes later.
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestKafka.bootstrapServers(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
        var _ = heart.scheduleAtFixedRate(this::watermarks, 0, BETWEEN_WATERMARKS_MILLIS, TimeUnit.MILLISECONDS);
    }

    public final synchronized void send(String key, String value) {
        var _ = producer.send(new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8)));
        watermarks();
        producer.flush();
    }

    /** Nothing is vouched for any more, as when its publisher is down. */
    public final void pause() {
        paused = true;
    }

    public final void resume() {
        paused = false;
        watermarks();
    }

    private synchronized void watermarks() {
        if (paused) {
            return;
        }
        byte[] value = "{\"schema\":1,\"epoch\":1,\"asOf\":\"%s\"}"
                .formatted(Instant.now())
                .getBytes(StandardCharsets.UTF_8);
        for (int partition = 0; partition < partitions; partition++) {
            var watermark = new ProducerRecord<>(topic, partition, "watermark", value);
            watermark.headers().add("amana-record", "watermark".getBytes(StandardCharsets.UTF_8));
            var _ = producer.send(watermark);
        }
    }
}
