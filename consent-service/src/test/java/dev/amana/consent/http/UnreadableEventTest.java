package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.consent.http.Call.Answer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An event that cannot be read stops its own consent and nobody else's, until it can be. */
class UnreadableEventTest {

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
        } finally {
            mend(poisoned);
        }
        await().atMost(LOOKED_AGAIN).until(() -> consents.get(poisoned).status() == 200);
        assertThat(consents.delete(poisoned).at("/Data/Status")).isEqualTo("Revoked");
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
