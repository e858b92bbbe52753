package dev.amana.corebanking;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.amana.testsupport.TestKafka;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole bank against a real broker, and somebody who asks it, as the services do. */
final class RunningBank implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final RSAKey KEY = key();

    final String instance = UUID.randomUUID().toString();
    final ConfigurableApplicationContext context;

    private final String group;
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final KafkaConsumer<byte[], byte[]> replies = new KafkaConsumer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "auto.offset.reset", "latest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());

    private static final class Shared {
        static final RunningBank BANK = start();
    }

    private RunningBank(String group) {
        this.group = group;
        this.context = SpringApplication.run(
                CoreBankingStub.class,
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                "--amana.core-banking.private-key-file=" + keyFile(),
                "--amana.core-banking.consumer-group=" + group);
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of("core-banking.replies.v1", "core-banking.identity-replies.v1")) {
            replies.partitionsFor(topic).forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
        }
        replies.assign(partitions);
        replies.seekToEnd(partitions);
        partitions.forEach(replies::position);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        get("/actuator/health/readiness", "application/json").statusCode() == 200);
    }

    /** The one for every test that leaves it as it found it, until the tests are over. */
    static RunningBank shared() {
        return Shared.BANK;
    }

    /** One of a test's own, beside the shared one: each answers every question, so it is not to be asked any. */
    static RunningBank start() {
        return new RunningBank("bank-" + UUID.randomUUID());
    }

    /** The same bank again, after this one was closed. */
    RunningBank again() {
        return new RunningBank(group);
    }

    HttpResponse<String> get(String path, String accept) {
        return exchange(request(path).header("Accept", accept).GET().build());
    }

    HttpResponse<String> send(String method, String path, String json) {
        return exchange(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    JsonNode ask(String topic, String question) {
        String requestId = UUID.randomUUID().toString();
        tell(topic, requestId, question.replace("REQUEST-ID", requestId));
        return JSON.readTree(reply(requestId).value());
    }

    /** Sends a question with both headers, and further ones. */
    void tell(String topic, String requestId, String value, Header... further) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic, requestId.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
        record.headers().add("reply-to", instance.getBytes(StandardCharsets.UTF_8));
        record.headers().add("request-id", requestId.getBytes(StandardCharsets.UTF_8));
        for (Header header : further) {
            record.headers().add(header);
        }
        tell(record);
    }

    void tell(ProducerRecord<byte[], byte[]> record) {
        var _ = producer.send(record);
        producer.flush();
    }

    /** The reply to a question of ours; every other reply read meanwhile is dropped. */
    ConsumerRecord<byte[], byte[]> reply(String requestId) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
            found.addAll(repliesWithin(Duration.ofMillis(200)).stream()
                    .filter(record -> header(record, "request-id").equals(requestId))
                    .toList());
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    List<ConsumerRecord<byte[], byte[]>> repliesWithin(Duration duration) {
        List<ConsumerRecord<byte[], byte[]>> ours = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : replies.poll(duration)) {
            if (header(record, "reply-to").equals(instance)) {
                ours.add(record);
            }
        }
        return ours;
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** What only the bank can read. */
    static String sealed(String text) {
        return sealed(text, JWEAlgorithm.RSA_OAEP_256);
    }

    static String sealed(String text, JWEAlgorithm algorithm) {
        try {
            JWEObject jwe = new JWEObject(new JWEHeader(algorithm, EncryptionMethod.A256GCM), new Payload(text));
            jwe.encrypt(new RSAEncrypter(KEY.toPublicJWK()));
            return jwe.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    double counted(String meter, String result) {
        return context.getBean(MeterRegistry.class).find(meter).tag("result", result).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        context.close();
        producer.close();
        replies.close();
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        @Nullable String port = context.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("core-banking").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path keyFile() {
        try {
            Path file = Files.createTempFile("core-banking", ".jwk.json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, KEY.toJSONString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
