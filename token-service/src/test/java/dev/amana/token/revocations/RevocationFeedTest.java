package dev.amana.token.revocations;

import static dev.amana.token.support.Answers.accessToken;
import static dev.amana.token.support.Answers.claims;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import dev.amana.testsupport.TestKafka;
import dev.amana.token.grants.AuthorisationCodes;
import dev.amana.token.support.Journey;
import dev.amana.token.support.TokenServiceTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RevocationFeedTest extends TokenServiceTest {

    private static final String TOPIC = "token-revocations.v1";

    @Autowired
    private AuthorisationCodes codes;

    @Autowired
    private JsonMapper json;

    @Test
    void aReplayedCodeEndsItsGrantAtTheResourceServers() throws Exception {
        Journey journey = Journey.of("tpp-one");
        String code = codes.issue(journey.concluded());
        String grant = claims(accessToken(tppOne().token(journey.exchange(code), null)))
                .getStringClaim("grant_id");
        tppOne().token(journey.exchange(code), null);

        JsonNode told = awaitValue("grant:" + grant);
        assertThat(told.path("kind").stringValue()).isEqualTo("grant");
        assertThat(Instant.parse(told.path("since").stringValue()))
                .isAfterOrEqualTo(Instant.now().minusSeconds(5));
    }

    @Test
    void aRevokedTokenIsToldWithTheTimeItCanBeForgotten() {
        var token = accessToken(tppOne().token(new ClientCredentialsGrant(), null));
        tppOne().form("/apigateway/as/revoke", Map.of("token", token.serialize()));

        JsonNode told = awaitValue("token:" + claims(token).getJWTID());
        assertThat(Instant.parse(told.path("keepUntil").stringValue()))
                .isAfter(claims(token).getExpirationTime().toInstant());
    }

    private JsonNode awaitValue(String key) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                TestKafka.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<String, String> seen = new HashMap<>();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> seen.put(record.key(), new String(record.value(), StandardCharsets.UTF_8)));
                return seen.containsKey(key);
            });
            return json.readTree(seen.get(key));
        }
    }
}
