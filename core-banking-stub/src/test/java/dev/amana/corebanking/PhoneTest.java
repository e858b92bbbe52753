package dev.amana.corebanking;

import static dev.amana.corebanking.RunningBank.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.testsupport.contracts.ContractFolder;
import dev.amana.testsupport.contracts.Expectation;
import dev.amana.testsupport.contracts.Shape;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PhoneTest {

    private static final String METER = "amana.core-banking.sms";

    private static RunningBank bank;

    @BeforeAll
    static void start() {
        bank = RunningBank.start();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    private static JsonNode customer(int index) {
        return JSON.readTree(bank.get("/customers?offset=" + index + "&limit=1", "application/json")
                        .body())
                .path(0);
    }

    private static void text(JsonNode customer, String messageId, String text, Instant sentAt) {
        String psuId = customer.path("psuId").asString();
        String jwe =
                RunningBank.sealed(JSON.createObjectNode().put("text", text).toString());
        String sms = "{\"schema\":1,\"messageId\":\"%s\",\"psuId\":\"%s\",\"jwe\":\"%s\",\"sentAt\":\"%s\"}"
                .formatted(messageId, psuId, jwe, sentAt);
        send(psuId, sms);
    }

    private static void send(String key, String sms) {
        bank.tell(new ProducerRecord<>(
                "core-banking.sms.v1", key.getBytes(StandardCharsets.UTF_8), sms.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode inbox(JsonNode customer) {
        return JSON.readTree(bank.get("/phone/" + customer.path("mobile").asString(), "application/json")
                .body());
    }

    private static void awaitMessages(JsonNode customer, int count) {
        Awaitility.await()
                .atMost(RunningBank.PATIENCE)
                .untilAsserted(() -> assertThat(inbox(customer).size()).isEqualTo(count));
    }

    @Test
    void aMessageArrivesOnItsCustomersPhoneOnly() {
        JsonNode reader = customer(100);
        text(reader, UUID.randomUUID().toString(), "Amana: <123456> & more", Instant.parse("2026-11-21T02:00:00.123Z"));
        awaitMessages(reader, 1);
        assertThat(inbox(reader).path(0).path("text").asString()).isEqualTo("Amana: <123456> & more");
        assertThat(inbox(reader).path(0).path("sentAt").asString()).isEqualTo("2026-11-21T02:00:00.123Z");
        assertThat(inbox(customer(101)).isEmpty()).isTrue();
        ContractFolder contract = ContractFolder.of("core-banking-stub");
        assertThat(contract.errors(
                        "sandbox.openapi.yaml",
                        "/paths/~1phone~1{mobile}/get/responses/200/content/application~1json/schema",
                        inbox(reader)))
                .isEmpty();
        assertThat(Shape.of(inbox(reader))).isEqualTo(Shape.of(contract.tree("sandbox.examples/messages.json")));

        String html = bank.get("/phone/" + reader.path("mobile").asString(), "text/html")
                .body();
        assertThat(html)
                .contains("Amana: &lt;123456&gt; &amp; more")
                .contains("http-equiv=\"refresh\"")
                .doesNotContain("<script");
    }

    @Test
    void aMessageSentTwiceIsShownOnceAndTheNewestFirst() {
        JsonNode reader = customer(102);
        String twice = UUID.randomUUID().toString();
        text(reader, twice, "first", Instant.parse("2026-11-21T02:00:00Z"));
        text(reader, twice, "first", Instant.parse("2026-11-21T02:00:00Z"));
        text(reader, UUID.randomUUID().toString(), "second", Instant.parse("2026-11-21T02:00:01Z"));
        awaitMessages(reader, 2);
        assertThat(inbox(reader).path(0).path("text").asString()).isEqualTo("second");
    }

    @Test
    void ofAMessageNothingIsNeededButWhatIsExpected() {
        Expectation expected = Expectation.named("core-banking-stub", "token-service", "sms");
        JsonNode reader = customer(106);
        String key = reader.path("psuId").asString();
        expected.examples().forEach((file, golden) -> {
            List<JsonNode> good = List.of(golden, expected.least(golden), expected.more(golden));
            List<JsonNode> bad = new ArrayList<>(expected.lacking(golden).values());
            bad.add(((ObjectNode) golden.deepCopy()).put("schema", 2));
            double delivered = bank.counted(METER, "delivered");
            double refused = bank.counted(METER, "undeliverable") + bank.counted(METER, "unknown-customer");
            Stream.concat(bad.stream(), good.stream())
                    .forEach(sms -> send(key, to(key, sms).toString()));
            awaitMessages(reader, good.size());
            assertThat(inbox(reader).path(0).path("text").asString()).isEqualTo("as promised");
            assertThat(bank.counted(METER, "delivered")).isEqualTo(delivered + good.size());
            assertThat(bank.counted(METER, "undeliverable") + bank.counted(METER, "unknown-customer"))
                    .isEqualTo(refused + bad.size());
        });
    }

    /** The same message for this customer, sealed to this bank; what it lacks it goes on lacking. */
    private static JsonNode to(String psuId, JsonNode sms) {
        ObjectNode mine = (ObjectNode) sms.deepCopy();
        Map.of(
                        "messageId", UUID.randomUUID().toString(),
                        "psuId", psuId,
                        "jwe", RunningBank.sealed("{\"text\":\"as promised\"}"))
                .forEach((field, value) ->
                        Optional.of(field).filter(mine::has).ifPresent(name -> mine.put(name, value)));
        return mine;
    }

    @Test
    void aPhoneKeepsItsLastTwentyMessages() {
        JsonNode reader = customer(103);
        for (int i = 0; i < 25; i++) {
            text(
                    reader,
                    UUID.randomUUID().toString(),
                    "number " + i,
                    Instant.parse("2026-11-21T02:00:00Z").plusSeconds(i));
        }
        Awaitility.await().atMost(RunningBank.PATIENCE).untilAsserted(() -> {
            assertThat(inbox(reader).size()).isEqualTo(20);
            assertThat(inbox(reader).path(0).path("text").asString()).isEqualTo("number 24");
        });
    }

    @Test
    void aMessageNobodyCanReadStopsNoOther() {
        JsonNode reader = customer(104);
        String key = reader.path("psuId").asString();
        double undeliverable = bank.counted("amana.core-banking.sms", "undeliverable");
        double unknown = bank.counted("amana.core-banking.sms", "unknown-customer");
        send(key, "no json");
        send(key, "{\"schema\":9}");
        send(
                key,
                "{\"schema\":1,\"messageId\":\"m\",\"psuId\":\"" + key
                        + "\",\"jwe\":\"x\",\"sentAt\":\"2026-11-21T02:00:00Z\"}");
        send(
                key,
                "{\"schema\":1,\"messageId\":\"m\",\"psuId\":\"nobody\",\"jwe\":\"x\",\"sentAt\":\"2026-11-21T02:00:00Z\"}");
        text(reader, UUID.randomUUID().toString(), "still here", Instant.parse("2026-11-21T02:00:00Z"));
        awaitMessages(reader, 1);
        assertThat(bank.counted("amana.core-banking.sms", "undeliverable") - undeliverable)
                .isEqualTo(3);
        assertThat(bank.counted("amana.core-banking.sms", "unknown-customer") - unknown)
                .isEqualTo(1);
    }

    @Test
    void aRestartLosesNoMessageThatTheTopicStillHas() {
        JsonNode reader = customer(105);
        text(reader, UUID.randomUUID().toString(), "before the restart", Instant.parse("2026-11-21T02:00:00Z"));
        awaitMessages(reader, 1);
        bank.close();
        bank = bank.again();
        awaitMessages(reader, 1);
        assertThat(inbox(reader).path(0).path("text").asString()).isEqualTo("before the restart");
    }

    @Test
    void aPhoneNobodyHasIsNotFound() {
        assertThat(bank.get("/phone/+97300000000", "application/json").statusCode())
                .isEqualTo(404);
        assertThat(bank.get("/phone/nonsense", "text/html").statusCode()).isEqualTo(404);
    }

    @Test
    void aPhoneIsChosenByNameNumberOrCif() {
        assertThat(bank.get("/phone", "text/html").body())
                .contains("Mariam Yusuf Al Haddad")
                .contains("/phone/+97333106976");
        assertThat(bank.get("/phone?search=mariam", "text/html").body()).contains("/phone/+97336201001");
        assertThat(bank.get("/phone?search=33106976", "text/html").body())
                .contains("Name-1 106976")
                .doesNotContain("Layla");
        assertThat(bank.get("/phone?search=%22%3E%3Cscript%3E", "text/html").body())
                .doesNotContain("<script");
        assertThat(bank.get("/phone.css", "text/css").statusCode()).isEqualTo(200);
    }
}
