package dev.amana.aisp.http;

import static dev.amana.aisp.bank.TestConsent.S2_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.aisp.bank.GenerousBank;
import dev.amana.aisp.bank.TestConsent;
import dev.amana.testsupport.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A record holds every input of its decision: decided again from it alone, every call of this run, whichever test made
 * it, ends as it did.
 */
class DecidedAgainTest extends AispTest {

    private static final Duration PAST_THE_BOUND = Duration.ofSeconds(30);

    private final Set<String> awaited = new java.util.HashSet<>();

    @Test
    void everyDecisionIsMadeAgainFromItsRecord() {
        var consent = published(TestConsent.authorised());
        call("/accounts", token(consent)).is(200);
        call("/accounts/" + S2_ACCOUNT + "/balances", token(consent)).is(200);
        call("/accounts/" + GenerousBank.OTHER_ACCOUNT + "/balances", token(consent))
                .is(403);
        call("/sharing-product-details", token(consent, claims -> claims.claim("token_type", "PUBLIC")));
        call("/accounts", token(consent, claims -> claims.claim("token_type", "PUBLIC")))
                .is(401);
        call("/accounts", token(consent, claims -> claims.claim("scope", "openid")))
                .is(403);
        call("/accounts", token(consent, claims -> claims.claim("client_id", "tpp-two")))
                .is(401);
        call("/accounts", token(published(consent.reauthorised()), claims -> claims.claim("authorised_seq", 1)))
                .is(401);
        call("/balances", token(published(TestConsent.authorised().withPermissions("ReadAccountsBasic"))))
                .is(403);
        call("/balances", token(published(TestConsent.authorised().withStatus("Revoked"))))
                .is(401);
        undecided(published(TestConsent.authorised()));

        List<JsonNode> records = records();
        for (JsonNode record : records) {
            var recorded = new RecordedDecision(record);
            assertThat(recorded.decidedAgain()).as(record.toString()).isEqualTo(recorded.decided());
        }
        assertThat(records.stream()
                        .map(record -> new RecordedDecision(record).decided())
                        .map(decided -> decided.startsWith("Permitted") ? "Permitted" : decided)
                        .collect(Collectors.toSet()))
                .contains(
                        "Permitted",
                        "Undecided",
                        "TOKEN_KIND",
                        "CONSENT_OWNER",
                        "CONSENT_AUTHORISED",
                        "CONSENT_AUTHORISATION",
                        "SCOPE",
                        "PERMISSION",
                        "ACCOUNT");
    }

    private void undecided(TestConsent consent) {
        consentService.holds(consent);
        consentService.down = true;
        feeds.pauseConsents();
        await().atMost(PAST_THE_BOUND)
                .untilAsserted(() -> call("/accounts", token(consent)).is(503));
    }

    private Answer call(String path, String token) {
        var interaction = UUID.randomUUID().toString();
        awaited.add(interaction);
        return send(
                request(path).header("Authorization", "Bearer " + token).header("x-fapi-interaction-id", interaction));
    }

    /** Everything on the topic, once all of this test's own calls are there. */
    private List<JsonNode> records() {
        var found = new ArrayList<JsonNode>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor("access-decisions.v1").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    var value = JSON.readTree(record.value());
                    found.add(value);
                    awaited.remove(value.path("interactionId").asString());
                });
                return awaited.isEmpty();
            });
        }
        return found;
    }
}
