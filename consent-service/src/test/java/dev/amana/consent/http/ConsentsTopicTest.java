package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.testsupport.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConsentsTopicTest {

    private static final String TOPIC = "consents.v1";
    private static final JsonMapper JSON = new JsonMapper();

    private final RunningService service = RunningService.shared();
    private final Consents consents = new Consents(service);

    @Test
    void everyChangeIsToldInOrderWithTheWholeState() {
        String id = consents.authorised();
        consents.authorise(id, UUID.randomUUID(), "psu-1");
        consents.delete(id);
        List<JsonNode> told = told(id, 4);
        assertThat(told.stream().map(record -> record.get("sequence").asLong())).containsExactly(0L, 1L, 2L, 3L);
        assertThat(told.stream().map(record -> record.get("event").asString()))
                .containsExactly("ConsentCreated", "ConsentAuthorised", "ConsentReauthorised", "ConsentRevoked");
        assertThat(told.stream().map(record -> record.at("/state/status").asString()))
                .containsExactly("AwaitingAuthorisation", "Authorised", "Authorised", "Revoked");
        told.forEach(record ->
                assertThat(Contract.errors("consents.v1.schema.json", record)).isEmpty());
        JsonNode last = told.getLast();
        JsonNode internal = consents.internal(id).json();
        last.get("state")
                .properties()
                .forEach(field -> assertThat(internal.get(field.getKey()))
                        .as(field.getKey())
                        .isEqualTo(field.getValue()));
        assertThat(last.at("/state/lastAuthorisedSeq").asLong()).isEqualTo(2);
        assertThat(Instant.parse(last.get("occurredAt").asString()))
                .isEqualTo(Instant.parse(consents.get(id).at("/Data/StatusUpdateDateTime")));
    }

    @Test
    void eventStatusAndRecordStandOrFallTogether() {
        String id = consents.created();
        service.database().sql("""
                        create function no_more() returns trigger language plpgsql as $$
                        begin
                            if new.record_key = '%s' then raise exception 'no more'; end if;
                            return new;
                        end $$""".formatted(id)).update();
        service.database()
                .sql("create trigger no_more before insert on outbox for each row execute function no_more()")
                .update();
        try {
            assertThat(consents.delete(id).status()).isEqualTo(500);
            assertThat(consents.get(id).at("/Data/Status")).isEqualTo("AwaitingAuthorisation");
            assertThat(service.events(id)).isEqualTo(1);
        } finally {
            service.database().sql("drop trigger no_more on outbox").update();
            service.database().sql("drop function no_more").update();
        }
        assertThat(consents.delete(id).at("/Data/Status")).isEqualTo("Revoked");
    }

    private static List<JsonNode> told(String id, int count) {
        List<JsonNode> told = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestKafka.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (id.equals(record.key())) {
                        told.add(JSON.readTree(new String(record.value(), StandardCharsets.UTF_8)));
                    }
                });
                return told.size() >= count;
            });
        }
        return told;
    }
}
