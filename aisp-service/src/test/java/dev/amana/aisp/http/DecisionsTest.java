package dev.amana.aisp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.amana.aisp.bank.TestConsent;
import dev.amana.testsupport.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every answer of a call with a genuine token leaves a record of its decision. */
class DecisionsTest extends AispTest {
    private static final Path CONTRACT = Path.of("contract");

    @Test
    void anAnswerLeavesARecordWithEveryInput() {
        var consent = published(TestConsent.authorised());
        var record = recordOf("/balances", token(consent), 200);
        assertThat(record.path("verdict").asString()).isEqualTo("Permitted");
        assertThat(record.path("clientId").asString()).isEqualTo("tpp-one");
        assertThat(record.path("consentId").asString()).isEqualTo(consent.consentId());
        assertThat(record.path("consentSequence").asLong()).isEqualTo(1);
        assertThat(record.path("asOf").asString()).isNotEmpty();
        assertThat(record.path("endpoint").asString()).isEqualTo("/apigateway/bobf/release1.0.0/balances");
        assertThat(record.at("/inputs/consent/permissions")).hasSize(20);
        assertThat(record.at("/inputs/revocation/revoked").asBoolean()).isFalse();
        assertThat(record.at("/inputs/maxStalenessMillis").asLong()).isEqualTo(2_000);
    }

    @Test
    void aRefusalNamesItsRule() {
        var revoked = published(TestConsent.authorised().withStatus("Revoked"));
        assertThat(recordOf("/balances", token(revoked), 401).path("rule").asString())
                .isEqualTo("CONSENT_AUTHORISED");
        var narrow = published(TestConsent.authorised().withPermissions("ReadAccountsBasic"));
        assertThat(recordOf("/balances", token(narrow), 403).path("rule").asString())
                .isEqualTo("PERMISSION");
    }

    @Test
    void anAnswerWithoutDataLeavesOneToo() {
        var consent = published(TestConsent.authorised());
        coreBanking.script = _ -> Optional.of("{\"outcome\":\"Failed\"}");
        assertThat(recordOf("/balances", token(consent), 503).path("verdict").asString())
                .isEqualTo("Permitted");
    }

    @Test
    void theGoldenExampleIsOfTheSchema() throws IOException {
        for (var example : List.of("permitted", "refused")) {
            holds(Files.readString(CONTRACT.resolve("golden/access-decisions.v1." + example + ".json")));
        }
    }

    private JsonNode recordOf(String path, String token, int status) {
        var id = UUID.randomUUID().toString();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor("access-decisions.v1").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            send(request(path).header("Authorization", "Bearer " + token).header("x-fapi-interaction-id", id))
                    .is(status);
            var found = new ArrayList<JsonNode>();
            await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    var value = JSON.readTree(record.value());
                    if (value.path("interactionId").asString().equals(id)) {
                        found.add(value);
                    }
                });
                return !found.isEmpty();
            });
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().path("status").asInt()).isEqualTo(status);
            holds(found.getFirst().toString());
            return found.getFirst();
        }
    }

    private static void holds(String record) {
        try {
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(CONTRACT.resolve("access-decisions.v1.schema.json")));
            assertThat(Contract.errorsOf(schema, record)).as(record).isEmpty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
