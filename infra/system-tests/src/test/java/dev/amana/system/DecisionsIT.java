package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.sandbox.journey.Journey;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every decision of a run is kept, and follows again from what its record says and from the events. */
class DecisionsIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ARRIVAL = Duration.ofSeconds(60);

    @Test
    void everyDecisionOfTheRunIsKeptAndFollowsFromTheEvents() throws SQLException {
        Journey.walk(
                RunningStack.sandbox(), new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        List<JsonNode> told = told();
        Set<String> ids = new HashSet<>();
        told.forEach(record -> ids.add(record.get("decisionId").asString()));
        await().atMost(ARRIVAL).untilAsserted(() -> assertThat(kept()).containsAll(ids));

        Set<String> outcomes = new HashSet<>();
        for (JsonNode record : told) {
            DecidedAgain decision =
                    new DecidedAgain(record, events(record.path("consentId").asString()));
            assertThat(decision.again()).as(record.toString()).isEqualTo(decision.decided());
            assertThat(decision.sawTheConsentAsItWas()).as(record.toString()).isTrue();
            outcomes.add(decision.decided());
        }
        assertThat(outcomes).contains("Permitted", "CONSENT_AUTHORISED");
    }

    private static List<JsonNode> told() {
        List<JsonNode> told = new ArrayList<>();
        Map<String, Object> configuration =
                Map.of("bootstrap.servers", RunningStack.stack().bootstrapServers());
        try (var consumer =
                new KafkaConsumer<>(configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("access-decisions.v1").stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> told.add(JSON.readTree(record.value())));
            }
        }
        return told;
    }

    private static Set<String> kept() throws SQLException {
        Set<String> ids = new HashSet<>();
        try (Connection connection = ServiceDatabase.open("consent");
                PreparedStatement statement = connection.prepareStatement("select decision_id from access_decision");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private static List<DecidedAgain.Told> events(String consentId) throws SQLException {
        List<DecidedAgain.Told> events = new ArrayList<>();
        try (Connection connection = ServiceDatabase.open("consent");
                PreparedStatement statement = connection.prepareStatement(
                        "select event_name, payload from event where entity_id = ? order by sequence")) {
            statement.setString(1, consentId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(new DecidedAgain.Told(rows.getString(1), JSON.readTree(rows.getBytes(2))));
                }
            }
        }
        return events;
    }
}
