package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances keep time side by side; what is due happens once. */
class DeadlinesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static RunningService first;
    private static RunningService second;

    private final Consents consents = new Consents(RunningService.shared());

    @BeforeAll
    static void start() {
        first = RunningService.keepingTime();
        second = RunningService.keepingTime();
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    @Test
    void consentThatNobodyDecidedIsRejectedAfterADay() {
        List<String> unfinished = List.of(consents.created(), consents.created(), consents.created());
        String decided = consents.authorised();
        RunningService.CLOCK.ahead(
                Duration.ofHours(23),
                () -> assertThat(status(unfinished.getFirst())).isEqualTo("AwaitingAuthorisation"));
        RunningService.CLOCK.ahead(Duration.ofHours(25), () -> {
            unfinished.forEach(id -> await().atMost(SOON).until(() -> status(id).equals("Rejected")));
            assertThat(status(decided)).isEqualTo("Authorised");
        });
        unfinished.forEach(id -> {
            assertThat(RunningService.shared().events(id)).isEqualTo(2);
            assertThat(deadlines(id)).isZero();
        });
    }

    @Test
    void expiryIsRecordedAtItsInstant() {
        Instant expiry = RunningService.CLOCK.instant().plus(Duration.ofHours(2));
        String id = consents.created("""
                {"Data":{"Permissions":["ReadAccountsBasic"],"ExpirationDateTime":"%s"}}""".formatted(expiry));
        RunningService.CLOCK.ahead(Duration.ofHours(2).plusSeconds(30), () -> {
            await().atMost(SOON).until(() -> RunningService.shared().events(id) == 2);
            assertThat(status(id)).isEqualTo("Revoked");
            assertThat(consents.get(id).at("/Data/StatusUpdateDateTime")).isEqualTo(expiry.toString());
            assertThat(consents.get(id).at("/Data/StatusReason/0/StatusReasonCode"))
                    .isEqualTo("EXPD");
        });
        assertThat(deadlines(id)).isZero();
    }

    @Test
    void endedConsentHasNothingDue() {
        String id = consents.authorised();
        assertThat(deadlines(id)).isOne();
        consents.delete(id);
        assertThat(deadlines(id)).isZero();
    }

    private String status(String id) {
        return consents.get(id).at("/Data/Status");
    }

    private static long deadlines(String id) {
        return RunningService.shared()
                .database()
                .sql("select count(*) from consent_deadline where consent_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }
}
