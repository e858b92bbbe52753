package dev.amana.consent.http;

import dev.amana.testsupport.TestKafka;
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

/** token-service's publisher of {@code token-revocations.v1}: records, and watermarks behind them and in between. */
final class RevocationFeed {

    private static final String TOPIC = "token-revocations.v1";
    private static final int PARTITIONS = 6;

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            // One request at a time: of a partition that has no leader yet the first would be refused and the second
            // taken.
            Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    TestKafka.bootstrapServers(),
                    ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                    1),
            new StringSerializer(),
            new ByteArraySerializer());
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("test-watermarks").factory());

    private volatile boolean paused;

    RevocationFeed() {
        var _ = heart.scheduleAtFixedRate(this::watermarks, 0, 500, TimeUnit.MILLISECONDS);
    }

    void revoke(String kind, String id, Instant since) {
        send(kind + ":" + id, """
                {"schema":1,"kind":"%s","id":"%s","since":"%s","keepUntil":"%s"}""".formatted(kind, id, since, since.plusSeconds(86_400)));
    }

    void lift(String kind, String id) {
        Instant now = Instant.now();
        send(kind + ":" + id, """
                {"schema":1,"kind":"%s","id":"%s","since":"%s","keepUntil":"%s","lifted":true}""".formatted(kind, id, now, now));
    }

    /** A record that nobody can read. */
    void poison(String kind, String id) {
        send(kind + ":" + id, "not a revocation");
    }

    /** Nothing is vouched for any more, as when token-service is down. */
    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        watermarks();
    }

    private synchronized void send(String key, String value) {
        producer.send(new ProducerRecord<>(TOPIC, key, value.getBytes(StandardCharsets.UTF_8)));
        watermarks();
        producer.flush();
    }

    private synchronized void watermarks() {
        if (paused) {
            return;
        }
        byte[] value = "{\"schema\":1,\"epoch\":1,\"asOf\":\"%s\"}"
                .formatted(Instant.now())
                .getBytes(StandardCharsets.UTF_8);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            var watermark = new ProducerRecord<>(TOPIC, partition, "watermark", value);
            watermark.headers().add("amana-record", "watermark".getBytes(StandardCharsets.UTF_8));
            producer.send(watermark);
        }
    }
}
