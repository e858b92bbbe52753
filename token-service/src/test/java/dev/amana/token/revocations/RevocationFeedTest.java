package dev.amana.token.revocations;

import static dev.amana.token.support.Answers.accessToken;
import static dev.amana.token.support.Answers.claims;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import dev.amana.testsupport.TestKafka;
import dev.amana.token.grants.AuthorisationCodes;
import dev.amana.token.support.Answers;
import dev.amana.token.support.Http;
import dev.amana.token.support.Journey;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.TokenServiceTest;
import dev.amana.token.support.Tpp;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
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
    private RevocationsToldAgain again;

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

    @Test
    void aSuspendedApplicationIsToldAndSoIsTheEndOfIt() {
        String id = "stopped-" + UUID.randomUUID();
        Tpp stopped = new Tpp(tppOne().port(), id, KeyFiles.TWO_ES256);
        Http.post(
                at("/internal/applications"),
                "application/json",
                """
                {"clientId":"%s","name":"Stopped","redirectUris":["https://s.example/cb"],"jwks":%s}""".formatted(id, KeyFiles.jwks(KeyFiles.TWO_ES256)),
                "Authorization",
                "Bearer " + KeyFiles.ADMIN_KEY);
        String token =
                accessToken(stopped.token(new ClientCredentialsGrant(), null)).serialize();

        assertThat(suspension(id, "PUT")).isEqualTo(204);
        assertThat(suspension(id, "PUT")).isEqualTo(204);
        assertThat(Answers.error(stopped.token(new ClientCredentialsGrant(), null)))
                .isEqualTo("invalid_client");
        assertThat(introspected(token)).contains("\"active\":false");
        JsonNode told = awaitValue("client:" + id, value -> !value.has("lifted"));
        assertThat(Instant.parse(told.path("since").stringValue())).isAfter(Instant.now());

        assertThat(suspension(id, "DELETE")).isEqualTo(204);
        awaitValue("client:" + id, value -> value.path("lifted").asBoolean());
        assertThat(introspected(token)).contains("\"active\":true");
        accessToken(stopped.token(new ClientCredentialsGrant(), null));

        assertThat(suspension("nobody", "PUT")).isEqualTo(404);
        assertThat(suspension("aisp-service", "PUT")).isEqualTo(404);
    }

    @Test
    void whatStillHasEffectIsToldAgain() throws Exception {
        var token = accessToken(tppOne().token(new ClientCredentialsGrant(), null));
        tppOne().form("/apigateway/as/revoke", Map.of("token", token.serialize()));
        String key = "token:" + claims(token).getJWTID();
        JsonNode first = awaitValue(key);

        assertThat(again.tell()).isPositive();

        JsonNode second = awaitValue(key, value -> !value.path("since").equals(first.path("since")));
        assertThat(second.path("keepUntil")).isEqualTo(first.path("keepUntil"));
    }

    private int suspension(String clientId, String method) {
        return Http.send(HttpRequest.newBuilder(at("/internal/applications/" + clientId + "/suspension"))
                        .header("Authorization", "Bearer " + KeyFiles.ADMIN_KEY)
                        .method(method, HttpRequest.BodyPublishers.noBody()))
                .statusCode();
    }

    private String introspected(String token) {
        return aispService()
                .form("/apigateway/as/introspect", Map.of("token", token))
                .body();
    }

    private JsonNode awaitValue(String key) {
        return awaitValue(key, value -> true);
    }

    private JsonNode awaitValue(String key, Predicate<JsonNode> wanted) {
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
                return seen.containsKey(key) && wanted.test(json.readTree(seen.get(key)));
            });
            return json.readTree(seen.get(key));
        }
    }
}
