package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.consent.http.Call.Answer;
import dev.amana.testsupport.contracts.ContractFolder;
import dev.amana.testsupport.contracts.Shape;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An event that cannot be read stops its own consent and nobody else's, until it can be. */
class UnreadableEventTest {

    private static final String OPERATOR = RunningService.TOKENS.ofStaff("ops-1", "operator");
    private static final Duration LOOKED_AGAIN = Duration.ofSeconds(30);

    private final RunningService service = RunningService.shared();
    private final Consents consents = new Consents(service);

    @ParameterizedTest
    @CsvSource({"ConsentInvented,1,{}", "ConsentRevoked,1,no JSON", "ConsentRevoked,2,{\"by\":7}"})
    void itsConsentIsNeitherShownNorChangedUntilItCanBeRead(String name, String revision, String payload) {
        String poisoned = consents.authorised();
        String neighbour = consents.authorised();
        poison(poisoned, name, revision, payload);
        try {
            assertUnavailable(consents.delete(poisoned));
            assertUnavailable(consents.get(poisoned));
            assertUnavailable(consents.internal(poisoned));
            assertUnavailable(consents.authorise(poisoned, UUID.randomUUID(), "psu-1"));
            assertThat(consents.get(neighbour).at("/Data/Status")).isEqualTo("Authorised");
            assertThat(consents.delete(neighbour).status()).isEqualTo(200);
            assertShownToOperators(poisoned, name, revision);
            assertAReplaySaysWhich(poisoned, name);
        } finally {
            mend(poisoned);
        }
        await().atMost(LOOKED_AGAIN).until(() -> consents.get(poisoned).status() == 200);
        assertThat(consents.delete(poisoned).at("/Data/Status")).isEqualTo("Revoked");
    }

    @Test
    void aRetryLooksAtOnceWhetherItCanBeReadByNow() {
        String poisoned = consents.authorised();
        poison(poisoned, "ConsentInvented", "1", "{}");
        try {
            assertUnavailable(consents.delete(poisoned));
            assertThat(retry(poisoned).json()).hasSize(1);
            assertUnavailable(consents.get(poisoned));
        } finally {
            mend(poisoned);
        }
        // 400 where the look of every moment came between, and there was nothing to retry any more.
        assertThat(retry(poisoned).status()).isIn(200, 400);
        assertThat(consents.get(poisoned).status()).isEqualTo(200);
        assertThat(suspended(poisoned)).isEmpty();
    }

    private void assertShownToOperators(String consentId, String name, String revision) {
        JsonNode shown = suspended(consentId).orElseThrow();
        assertThat(Contract.errors("operations-api.openapi.yaml", "SuspendedKey", shown))
                .isEmpty();
        assertThat(Shape.of(shown))
                .isEqualTo(Shape.of(ContractFolder.of("consent-service")
                        .tree("operations.examples/suspended.json")
                        .get(0)));
        assertThat(shown.path("topic").asString()).isEqualTo("events");
        assertThat(shown.path("offset").asInt()).isEqualTo(2);
        assertThat(shown.path("waiting").asInt()).isEqualTo(1);
        assertThat(shown.path("reason").asString())
                .contains(
                        "event 2, %s revision %s, cannot be read".formatted(name, revision), "never dropped", "retry");
        Answer released = operate(
                "/operations/suspended/releases",
                "{\"topic\":\"events\",\"key\":\"%s\",\"offset\":2,\"reason\":\"away with it\"}".formatted(consentId));
        assertThat(released.status()).as(released.text()).isEqualTo(409);
        assertThat(released.at("/Message") + released.at("/Errors/0/Message")).contains("never dropped");
        assertThat(service.events(consentId)).isEqualTo(3);
    }

    private void assertAReplaySaysWhich(String consentId, String name) {
        Answer asked = operate("/operations/replays", "{\"projection\":\"status\",\"dryRun\":true}");
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String path = asked.header("Location").orElseThrow();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !operations(path).path("failure").asString("").isEmpty());
        assertThat(operations(path).path("failure").asString())
                .contains("event 2 of consent " + consentId, name, "cannot be read");
        // How fast it went is told only if it got anywhere.
        assertThat(Shape.of(((ObjectNode) operations(path)).without("eventsPerSecond")))
                .isEqualTo(
                        Shape.of(ContractFolder.of("consent-service").tree("operations.examples/replay.failed.json")));
    }

    private Answer retry(String consentId) {
        return operate("/operations/suspended/retries", "{\"topic\":\"events\",\"key\":\"%s\"}".formatted(consentId));
    }

    private Optional<JsonNode> suspended(String consentId) {
        return operations("/operations/suspended")
                .valueStream()
                .filter(each -> each.path("key").asString().equals(consentId))
                .findFirst();
    }

    private JsonNode operations(String path) {
        return service.call("GET", path).token(OPERATOR).send().json();
    }

    private Answer operate(String path, String json) {
        return service.call("POST", path).token(OPERATOR).json(json).send();
    }

    private void poison(String consentId, String name, String revision, String payload) {
        service.database()
                .sql("""
                        insert into event (entity_id, sequence, entity_type, event_id, event_name, event_revision, payload,
                            metadata, recorded_at)
                        select entity_id, sequence + 1, entity_type, ?, ?, ?, convert_to(?, 'UTF8'), metadata, recorded_at
                        from event where entity_id = ? order by sequence desc limit 1""")
                .param("invented " + consentId)
                .param(name)
                .param(revision)
                .param(payload)
                .param(consentId)
                .update();
    }

    /** As if a build came that can read it; events are never removed otherwise. */
    private void mend(String consentId) {
        service.database().sql("""
                        do $$ begin
                            alter table event disable trigger event_is_immutable;
                            delete from event where event_id = 'invented %s';
                            alter table event enable trigger event_is_immutable;
                        end $$""".formatted(consentId)).update();
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("60");
    }
}
