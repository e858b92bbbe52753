package dev.amana.aisp.bank;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Core banking on its topics: answers from a script, one request after the other, or keeps silent. */
public final class TestCoreBanking {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String replyTopic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;

    /** Every request so far, as it stood on the topic. */
    public final List<byte[]> requests = new CopyOnWriteArrayList<>();

    /** Answers a request with the whole value of a reply, without its id; none to keep silent. */
    public volatile Function<JsonNode, Optional<String>> script = S2Samples::reply;

    public TestCoreBanking(String bootstrapServers, String requestTopic, String replyTopic) {
        this.replyTopic = replyTopic;
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 0),
                new StringSerializer(),
                new ByteArraySerializer());
        // A topic made just now may not be known to the broker's every part yet.
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !consumer.partitionsFor(requestTopic).isEmpty());
        var partitions = consumer.partitionsFor(requestTopic).stream()
                .map(info -> new TopicPartition(requestTopic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        Thread.ofPlatform().daemon().name("test-core-banking").start(this::serve);
    }

    /** Replies only after the latch has opened. */
    public void hold(CountDownLatch released) {
        script = request -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return S2Samples.reply(request);
        };
    }

    public JsonNode lastRequest() {
        return JSON.readTree(requests.getLast());
    }

    private void serve() {
        while (!Thread.currentThread().isInterrupted()) {
            consumer.poll(Duration.ofMillis(100)).forEach(this::serve);
        }
    }

    private void serve(ConsumerRecord<String, byte[]> request) {
        requests.add(request.value());
        var parsed = JSON.readTree(request.value());
        for (var number = 0; number < repliesTo(parsed); number++) {
            reply(request, parsed, number);
        }
    }

    private void reply(ConsumerRecord<String, byte[]> request, JsonNode parsed, int number) {
        script.apply(numbered(parsed, number)).ifPresent(reply -> {
            var id = parsed.path("requestId").asString();
            // First one for another instance, then an unparsable one of nobody's: both must be dropped unread.
            send(id, "another-instance", request, "{not json");
            send("another-id", header(request, "reply-to"), request, "{not json");
            send(
                    id,
                    header(request, "reply-to"),
                    request,
                    "{\"schema\":1,\"requestId\":\"%s\",%s".formatted(id, reply.substring(1)));
        });
    }

    /** A file comes in three replies; the script is told which one it is to give. */
    private static int repliesTo(JsonNode request) {
        return request.path("query").asString().equals("StatementFile") ? 3 : 1;
    }

    private static JsonNode numbered(JsonNode request, int number) {
        return ((ObjectNode) request.deepCopy()).put("reply", number);
    }

    private void send(String id, String replyTo, ConsumerRecord<String, byte[]> request, String value) {
        var reply = new ProducerRecord<>(replyTopic, request.key(), value.getBytes(StandardCharsets.UTF_8));
        reply.headers().add("reply-to", replyTo.getBytes(StandardCharsets.UTF_8));
        reply.headers().add("request-id", id.getBytes(StandardCharsets.UTF_8));
        producer.send(reply);
    }

    private static String header(ConsumerRecord<String, byte[]> request, String name) {
        return new String(request.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
