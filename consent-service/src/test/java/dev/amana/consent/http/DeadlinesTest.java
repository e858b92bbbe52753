package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances keep time side by side; what is due happens once. */
class DeadlinesTest {

    private static final Duration SOON = Duration.ofMinutes(2);

    /** More than several batches, so that the kill comes in the middle. */
    private static final int MANY = 120;

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
            {"Data":{"Permissions":["ReadAccountsBasic"],"ExpirationDateTime":"%s"}}\
            """.formatted(expiry));
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
    void noticesAreGivenOnceEachAndChangeNothingElse() {
        String id = authorisedFor(Duration.ofDays(31));
        RunningService.CLOCK.ahead(Duration.ofHours(25), () -> {
            await().atMost(SOON).until(() -> RunningService.shared().events(id) == 3);
            assertThat(notices(id)).containsExactly(30);
        });
        RunningService.CLOCK.ahead(Duration.ofDays(30).plusHours(12), () -> {
            await().atMost(SOON).until(() -> RunningService.shared().events(id) == 5);
            assertThat(notices(id)).containsExactlyInAnyOrder(30, 7, 1);
            assertThat(consents.internal(id).at("/status")).isEqualTo("Authorised");
            assertThat(consents.internal(id).json().at("/sequence").asLong()).isEqualTo(4);
            assertThat(consents.internal(id).json().at("/lastAuthorisedSeq").asLong())
                    .isOne();
        });
        assertThat(deadlines(id)).isOne();
        Fold.isWhatTheServiceSays(RunningService.shared(), List.of(id));
        assertThat(actorsOfNotices(id)).containsOnly("Clock");
    }

    @Test
    void consentThatLivesShorterHasFewerNotices() {
        assertThat(due(authorisedFor(Duration.ofDays(40))))
                .containsExactly("Expiry 0", "Notice 1", "Notice 7", "Notice 30");
        assertThat(due(authorisedFor(Duration.ofDays(30)))).containsExactly("Expiry 0", "Notice 1", "Notice 7");
        assertThat(due(authorisedFor(Duration.ofDays(2)))).containsExactly("Expiry 0", "Notice 1");
        assertThat(due(authorisedFor(Duration.ofHours(23)))).containsExactly("Expiry 0");
    }

    @Test
    void reauthenticationGivesNoNoticeASecondTime() {
        String id = authorisedFor(Duration.ofDays(31));
        RunningService.CLOCK.ahead(Duration.ofHours(25), () -> {
            await().atMost(SOON).until(() -> RunningService.shared().events(id) == 3);
            consents.authorise(id, UUID.randomUUID(), "psu-1");
        });
        assertThat(due(id)).containsExactly("Expiry 0", "Notice 1", "Notice 7");
        assertThat(consents.internal(id).json().at("/lastAuthorisedSeq").asLong())
                .isEqualTo(3);
    }

    @Test
    void instanceKilledInTheMiddleOfABatchLeavesNothingHalfDone() throws Exception {
        Instant expiry = RunningService.CLOCK.instant().plus(Duration.ofHours(2));
        List<String> ids = IntStream.range(0, MANY)
                .mapToObj(_ -> consents.created("""
                    {"Data":{"Permissions":["ReadAccountsBasic"],"ExpirationDateTime":"%s"}}\
                    """.formatted(expiry)))
                .toList();
        try (SeparateInstance killed = SeparateInstance.start(Duration.ofHours(3))) {
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        assertThat(killed.isAlive()).isTrue();
                        return expired(ids) > 0;
                    });
            killed.kill();
        }
        assertThat(expired(ids)).isBetween(1L, MANY - 1L);
        Fold.isWhatTheServiceSays(RunningService.shared(), ids);
        RunningService.CLOCK.ahead(
                Duration.ofHours(4), () -> await().atMost(SOON).until(() -> expired(ids) == MANY));
        Fold.isWhatTheServiceSays(RunningService.shared(), ids);
        ids.forEach(id -> assertThat(RunningService.shared().events(id)).isEqualTo(2));
    }

    @Test
    void endedConsentHasNothingDue() {
        String id = consents.authorised();
        assertThat(due(id)).containsExactly("Expiry 0", "Notice 1", "Notice 7", "Notice 30");
        consents.delete(id);
        assertThat(deadlines(id)).isZero();
    }

    private String authorisedFor(Duration life) {
        String id =
                consents.created("""
                    {"Data":{"Permissions":["ReadAccountsBasic"],"ExpirationDateTime":"%s"}}\
                    """.formatted(RunningService.CLOCK.instant().plus(life)));
        assertThat(consents.authorise(id, UUID.randomUUID(), "psu-1").status()).isEqualTo(200);
        return id;
    }

    private static List<Integer> notices(String id) {
        return RunningService.shared()
                .database()
                .sql("""
                    select (convert_from(payload, 'UTF8')::json ->> 'daysBefore')::int from event
                    where entity_id = ? and event_name = 'ConsentExpiryNoticed' order by sequence\
                    """)
                .param(id)
                .query((row, _) -> row.getInt(1))
                .list();
    }

    private static List<String> actorsOfNotices(String id) {
        return RunningService.shared()
                .database()
                .sql("""
                    select convert_from(metadata, 'UTF8')::json ->> 'actorKind' from event
                    where entity_id = ? and event_name = 'ConsentExpiryNoticed'\
                    """)
                .param(id)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static List<String> due(String id) {
        return RunningService.shared()
                .database()
                .sql("select kind || ' ' || days_before from consent_deadline where consent_id = ? order by kind,"
                        + " days_before")
                .param(id)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static long expired(List<String> ids) {
        return RunningService.shared()
                .database()
                .sql("select count(*) from event where entity_id in (:ids) and event_name = 'ConsentExpired'")
                .param("ids", ids)
                .query(Long.class)
                .single();
    }

    private String status(String id) {
        return consents.get(id).at("/Data/Status");
    }

    private static long deadlines(String id) {
        return Fold.deadlines(RunningService.shared(), id);
    }
}
