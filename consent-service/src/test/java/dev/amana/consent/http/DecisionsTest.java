package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.decisions.LastUses;
import dev.amana.consent.http.Call.Answer;
import dev.amana.feed.project.ProjectedRecord;
import dev.amana.feed.project.Projection;
import dev.amana.testsupport.TestKafka;
import dev.amana.testsupport.contracts.Expectation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Decisions arrive from aisp-service, are kept as they came, and say why a call passed or did not. */
class DecisionsTest {

    private static final String TOPIC = "access-decisions.v1";
    private static final String SUSPENDED = "/operations/suspended";
    private static final String OPERATOR = RunningService.TOKENS.ofStaff("ops-1", "operator");
    private static final Duration ARRIVAL = Duration.ofSeconds(60);

    private final RunningService service = RunningService.shared();
    private final Consents consents = new Consents(service);
    private final Audits audits = new Audits(service);

    private record Told(UUID decisionId, UUID interactionId, String json) {}

    @Test
    void decisionsAreKeptAsTheyCameAndFoundByConsentAndCall() {
        String id = consents.created();
        Instant start = RunningService.CLOCK.instant();
        Told permitted = told(id, start, "\"verdict\":\"Permitted\"");
        Told refused = told(id, start.plusMillis(2), "\"verdict\":\"Refused\",\"rule\":\"PERMISSION\"");
        Told undecided = told(id, start.plusMillis(1), "\"verdict\":\"Undecided\",\"reason\":\"nobody answered\"");
        // At least once: repeats, also of an earlier one after a later one.
        publish(id, permitted, refused, permitted, undecided, refused);

        await().atMost(ARRIVAL).untilAsserted(() -> assertThat(of(id, "")).hasSize(3));
        JsonNode found = of(id, "");
        assertThat(texts(found, "verdict")).containsExactly("Refused", "Undecided", "Permitted");
        assertThat(found.get(0).toString()).isEqualTo(refused.json());
        assertThat(found.at("/0/rule").asString()).isEqualTo("PERMISSION");
        assertThat(found.at("/0/inputs/token/tokenId").asString()).isEqualTo("t-1");

        assertThat(audits.decisions("interactionId=" + undecided.interactionId())
                        .get("decisions"))
                .hasSize(1)
                .first()
                .hasToString(undecided.json());
        assertThat(texts(of(id, "&from=" + start.plusMillis(1) + "&to=" + start.plusMillis(2)), "verdict"))
                .containsExactly("Undecided");
        JsonNode part = audits.decisions("limit=2&consentId=" + id);
        JsonNode rest = audits.decisions(
                "consentId=" + id + "&cursor=" + part.get("next").asString());
        assertThat(texts(part.get("decisions"), "verdict")).containsExactly("Refused", "Undecided");
        assertThat(texts(rest.get("decisions"), "verdict")).containsExactly("Permitted");
        assertThat(rest.has("next")).isFalse();
    }

    @Test
    void aConsentWasLastUsedByItsLastPermittedCall() {
        String psu = "psu-" + UUID.randomUUID();
        String used = consents.created();
        consents.authorise(used, UUID.randomUUID(), psu);
        String refused = consents.created();
        Instant at = RunningService.CLOCK.instant();
        publish(used, told(used, at, "\"verdict\":\"Permitted\""));
        publish(used, told(used, at.minusSeconds(5), "\"verdict\":\"Permitted\""));
        publish(used, told(used, at.plusMillis(3), "\"verdict\":\"Refused\",\"rule\":\"SCOPE\""));
        publish(refused, told(refused, at, "\"verdict\":\"Refused\",\"rule\":\"SCOPE\""));
        await().atMost(ARRIVAL).untilAsserted(() -> {
            assertThat(of(used, "")).hasSize(3);
            assertThat(of(refused, "")).hasSize(1);
        });
        List<ConsentId> asked = List.of(new ConsentId(used), new ConsentId(refused));
        assertThat(service.bean(LastUses.class).of(asked)).isEqualTo(Map.of(new ConsentId(used), at));
        Answer list = consents.ofPsu("psuId=" + psu);
        assertThat(list.json().get("consents")).hasSize(1);
        assertThat(list.at("/consents/0/lastUsedDateTime")).isEqualTo(at.toString());
    }

    @Test
    void ofAispServicesRecordsNothingIsNeededButWhatIsExpected() {
        var expected = Expectation.named("consent-service", "aisp-service", "access-decisions.v1");
        // Auditors are promised more than is read here: it is handed on as it came.
        var handedOn = Expectation.named("consent-service", "aisp-service", "access-decisions.v1.handed-on");
        expected.examples().forEach((file, golden) -> {
            for (JsonNode record : List.of(golden, handedOn.least(golden), handedOn.more(golden))) {
                String id = consents.created();
                ObjectNode mine = of(record, id);
                apply(id, mine.toString());
                JsonNode found = of(id, "");
                assertThat(found).as(file).hasSize(1).first().isEqualTo(mine);
            }
            expected.lacking(golden)
                    .forEach((field, record) -> assertThatThrownBy(() -> apply("c", record.toString()))
                            .as(file + " without " + field)
                            .isInstanceOf(RuntimeException.class));
        });
    }

    /** The same decision about a consent of this test, under an id of its own, now: months are kept for near times only. */
    private static ObjectNode of(JsonNode record, String consentId) {
        return ((ObjectNode) record.deepCopy())
                .put("consentId", consentId)
                .put("decisionId", UUID.randomUUID().toString())
                .put("decidedAt", RunningService.CLOCK.instant().toString());
    }

    @Test
    void aRecordThatCannotBeUnderstoodIsRefusedAndNotLeftOut() {
        String id = consents.created();
        Instant now = RunningService.CLOCK.instant();
        String good = told(id, now, "\"verdict\":\"Permitted\"").json();
        for (String bad : List.of(
                "",
                "{}",
                "no JSON",
                good + "}",
                good.replace("\"schema\":1", "\"schema\":2"),
                good.replace("\"verdict\":\"Permitted\"", "\"verdict\":null"),
                good.replaceAll("\"decisionId\":\"[^\"]*\"", "\"decisionId\":\"x\""),
                good.replaceAll("\"interactionId\":\"[^\"]*\",", ""),
                told(id, now.plus(Duration.ofDays(2)), "\"verdict\":\"Permitted\"")
                        .json())) {
            assertThatThrownBy(() -> apply(id, bad)).as(bad).isInstanceOf(RuntimeException.class);
        }
        assertThat(of(id, "")).isEmpty();
        apply(id, good);
        assertThat(of(id, "")).hasSize(1);
    }

    @Test
    void aRecordThatCannotBeKeptWaitsForAnOperatorAndTheNextOnesOfOthersDoNot() {
        String poisoned = consents.created();
        String neighbour = consents.created();
        Instant now = RunningService.CLOCK.instant();
        send(poisoned, "no JSON");
        publish(poisoned, told(poisoned, now, "\"verdict\":\"Permitted\""));
        publish(neighbour, told(neighbour, now, "\"verdict\":\"Permitted\""));
        await().atMost(ARRIVAL)
                .untilAsserted(() -> assertThat(of(neighbour, "")).hasSize(1));
        await().atMost(ARRIVAL).until(() -> suspended(poisoned).path("waiting").asInt() == 2);
        assertThat(of(poisoned, "")).isEmpty();

        String key = "{\"topic\":\"%s\",\"key\":\"%s\"".formatted(TOPIC, poisoned);
        Answer retried = operate("/retries", key + "}");
        assertThat(retried.status()).as(retried.text()).isEqualTo(200);
        assertThat(retried.json()).hasSize(1);
        long offset = suspended(poisoned).path("offset").asLong();
        assertThat(operate("/releases", key + ",\"offset\":%d,\"reason\":\" \"}".formatted(offset))
                        .status())
                .isEqualTo(400);
        assertThat(operate("/releases", key + ",\"offset\":%d,\"reason\":\"no\"}".formatted(offset + 1))
                        .status())
                .isEqualTo(409);
        Answer released = operate("/releases", key + ",\"offset\":%d,\"reason\":\"seen\"}".formatted(offset));
        assertThat(released.status()).as(released.text()).isEqualTo(200);
        assertThat(released.json()).isEmpty();
        assertThat(of(poisoned, "")).hasSize(1);
        assertThat(operate("/retries", key + "}").status()).isEqualTo(400);
        assertThat(service.call("GET", SUSPENDED)
                        .token(RunningService.TOKENS.ofStaff("aud-1", "auditor"))
                        .send()
                        .status())
                .isEqualTo(403);
    }

    private JsonNode suspended(String key) {
        JsonNode keys = service.call("GET", SUSPENDED).token(OPERATOR).send().json();
        return keys.valueStream()
                .filter(each -> each.path("key").asString().equals(key))
                .findFirst()
                .orElse(keys.path("none"));
    }

    private Answer operate(String what, String json) {
        return service.call("POST", SUSPENDED + what).token(OPERATOR).json(json).send();
    }

    private void apply(String key, String json) {
        service.bean("decisionProjection", Projection.class)
                .apply(new ProjectedRecord(TOPIC, 0, 0, key, json.getBytes(StandardCharsets.UTF_8), Map.of()));
    }

    private JsonNode of(String consentId, String more) {
        return audits.decisions("consentId=" + consentId + more).get("decisions");
    }

    private static Told told(String consentId, Instant at, String verdict) {
        UUID decisionId = UUID.randomUUID();
        UUID interactionId = UUID.randomUUID();
        return new Told(decisionId, interactionId, """
                {"schema":1,"decisionId":"%s","decidedAt":"%s","interactionId":"%s","clientId":"tpp-one","consentId":"%s",\
                "consentSequence":1,"endpoint":"/apigateway/bobf/release1.0.0/accounts","accounts":[],%s,"status":200,\
                "inputs":{"token":{"tokenId":"t-1","kind":"RESOURCE"},"maxStalenessMillis":2000}}""".formatted(decisionId, at, interactionId, consentId, verdict));
    }

    private static void publish(String key, Told... decisions) {
        send(key, Stream.of(decisions).map(Told::json).toArray(String[]::new));
    }

    private static void send(String key, String... values) {
        Map<String, Object> configuration =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestKafka.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                var unused = producer.send(new ProducerRecord<>(TOPIC, key, value));
            }
        }
    }

    private static List<String> texts(JsonNode array, String name) {
        return array.valueStream().map(each -> each.get(name).asString()).toList();
    }
}
