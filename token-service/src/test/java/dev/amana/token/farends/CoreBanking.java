package dev.amana.token.farends;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.amana.testsupport.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Core banking's end of the identity and text message topics: reads what it gets with its own private key. */
public final class CoreBanking {

    /** A customer and what they would be asked. */
    public record Customer(String psuId, String cpr, String mobile, String cif) {}

    /** S2's customer. */
    public static final Customer SALMA = new Customer("psu-salma", "800106976", "+97333106976", "106976");

    public static final Customer YUSUF = new Customer("psu-yusuf", "850202022", "+97339000002", "200002");
    public static final List<String> ACCOUNTS = List.of("Zz83yzNPQv6u5aWQbCwQWQ", "rvLMP0Y1T1uItFyryIwqYQ");

    private static final String REQUESTS = "core-banking.identity-requests.v1";
    private static final String REPLIES = "core-banking.identity-replies.v1";
    private static final String SMS = "core-banking.sms.v1";

    private final JsonMapper json = new JsonMapper();
    private final RSAKey key;
    private final KafkaProducer<String, byte[]> producer;
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> messages = new ConcurrentHashMap<>();
    private volatile boolean silent;

    private CoreBanking() {
        try {
            key = new RSAKeyGenerator(2048).keyID("core-banking").generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Starts to answer. */
    public static CoreBanking start() {
        CoreBanking bank = new CoreBanking();
        Thread.ofPlatform().daemon().name("core-banking").start(bank::serve);
        return bank;
    }

    /** Its public key as a file. */
    public Path publicKeyFile() {
        try {
            return Files.writeString(
                    Files.createTempFile("core-banking", ".jwk"),
                    key.toPublicJWK().toJSONString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether questions go unanswered. */
    public void silent(boolean silent) {
        this.silent = silent;
    }

    /** The text messages a customer got, oldest first. */
    public List<String> messages(Customer customer) {
        return messages.getOrDefault(customer.psuId(), List.of());
    }

    /** What came in on the topics, as it was on the wire. */
    public List<JsonNode> received() {
        return received;
    }

    private void serve() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Stream.of(REQUESTS, SMS)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::take);
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        JsonNode body = json.readTree(message.value());
        if (message.topic().equals(SMS)) {
            String text = open(body.get("jwe").stringValue()).get("text").stringValue();
            messages.computeIfAbsent(message.key(), _ -> new CopyOnWriteArrayList<>())
                    .add(text);
        } else if (!silent) {
            answer(message, body);
        }
        received.add(body);
    }

    private void answer(ConsumerRecord<String, byte[]> question, JsonNode body) {
        ObjectNode answer = json.createObjectNode().put("schema", 1);
        answer.set("requestId", body.get("requestId"));
        if (body.get("query").stringValue().equals("VerifyCustomer")) {
            verify(open(body.get("jwe").stringValue()), answer);
        } else {
            answer.put("outcome", "Found");
            answer.set("accounts", json.valueToTree(accounts()));
        }
        ProducerRecord<String, byte[]> reply = new ProducerRecord<>(REPLIES, json.writeValueAsBytes(answer));
        question.headers().forEach(reply.headers()::add);
        producer.send(reply);
        producer.flush();
    }

    private static void verify(JsonNode typed, ObjectNode answer) {
        Stream.of(SALMA, YUSUF)
                .filter(customer -> customer.cpr().equals(typed.get("cpr").stringValue()))
                .filter(customer -> customer.mobile().equals(typed.get("mobile").stringValue()))
                .filter(customer -> customer.cif().equals(typed.get("cif").stringValue()))
                .findFirst()
                .ifPresentOrElse(
                        customer -> answer.put("outcome", "Matched").put("psuId", customer.psuId()),
                        () -> answer.put("outcome", "NoMatch"));
    }

    private static List<Map<String, String>> accounts() {
        List<Map<String, String>> accounts = new ArrayList<>();
        accounts.add(Map.of(
                "accountId",
                ACCOUNTS.get(0),
                "nickname",
                "Name-1 106976",
                "accountSubType",
                "Savings",
                "currency",
                "BHD",
                "maskedNumber",
                "•••• 0100"));
        accounts.add(Map.of(
                "accountId",
                ACCOUNTS.get(1),
                "nickname",
                "Household",
                "accountSubType",
                "CurrentAccount",
                "currency",
                "BHD",
                "maskedNumber",
                "•••• 0101"));
        return accounts;
    }

    private JsonNode open(String compact) {
        try {
            JWEObject jwe = JWEObject.parse(compact);
            jwe.decrypt(new RSADecrypter(key));
            return json.readTree(jwe.getPayload().toString());
        } catch (java.text.ParseException | com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
