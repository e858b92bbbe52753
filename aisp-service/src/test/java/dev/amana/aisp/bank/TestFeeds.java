package dev.amana.aisp.bank;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The publishers of both state topics: records, each followed by watermarks, and watermarks in between. */
public final class TestFeeds {
    private static final String CONSENTS = "consents.v1";
    private static final String REVOCATIONS = "token-revocations.v1";
    private static final int PARTITIONS = 6;

    private final KafkaProducer<String, byte[]> producer;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("test-watermarks").factory());

    /** Topics whose publisher is paused. */
    private volatile List<String> paused = List.of();

    public TestFeeds(String bootstrapServers) {
        producer = new KafkaProducer<>(
                // One request at a time: of a partition that has no leader yet the first would be refused and the
                // second
                // taken, and the first then be out of order until it was given up two minutes later.
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
        var _ = heart.scheduleAtFixedRate(this::watermarks, 0, 300, TimeUnit.MILLISECONDS);
    }

    public void publish(TestConsent consent) {
        send(CONSENTS, consent.consentId(), consent.record());
    }

    /** Under a key that is not the consent's. */
    public void publishUnder(String key, TestConsent consent) {
        send(CONSENTS, key, consent.record());
    }

    public void revoke(String kind, String id, Instant since) {
        send(REVOCATIONS, kind + ":" + id, """
                {"schema":1,"kind":"%s","id":"%s","since":"%s","keepUntil":"%s"}""".formatted(kind, id, since, since.plusSeconds(86_400))
                .getBytes(StandardCharsets.UTF_8));
    }

    public void lift(String kind, String id) {
        send(
                REVOCATIONS,
                kind + ":" + id,
                "{\"schema\":1,\"kind\":\"%s\",\"id\":\"%s\",\"lifted\":true}"
                        .formatted(kind, id)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** A record that nobody can read. */
    public void poison(TestConsent consent) {
        send(CONSENTS, consent.consentId(), "not a state".getBytes(StandardCharsets.UTF_8));
    }

    /** A record of a grant, token or client that nobody can read. */
    public void poison(String kind, String id) {
        send(REVOCATIONS, kind + ":" + id, "not a revocation".getBytes(StandardCharsets.UTF_8));
    }

    public void pauseConsents() {
        paused = List.of(CONSENTS);
    }

    public void pauseRevocations() {
        paused = List.of(REVOCATIONS);
    }

    public void resume() {
        paused = List.of();
        watermarks();
    }

    private synchronized void send(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key, value));
        if (!paused.contains(topic)) {
            watermarks(topic);
        }
        producer.flush();
    }

    private synchronized void watermarks() {
        for (var topic : List.of(CONSENTS, REVOCATIONS)) {
            if (!paused.contains(topic)) {
                watermarks(topic);
            }
        }
    }

    private void watermarks(String topic) {
        var value = "{\"schema\":1,\"epoch\":1,\"asOf\":\"%s\"}"
                .formatted(Instant.now())
                .getBytes(StandardCharsets.UTF_8);
        for (var partition = 0; partition < PARTITIONS; partition++) {
            var watermark = new ProducerRecord<>(topic, partition, "watermark", value);
            watermark.headers().add("amana-record", "watermark".getBytes(StandardCharsets.UTF_8));
            producer.send(watermark);
        }
    }
}
