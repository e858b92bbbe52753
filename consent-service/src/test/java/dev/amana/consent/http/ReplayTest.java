package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.consent.replay.Difference;
import dev.amana.consent.replay.Replay;
import dev.amana.consent.replay.ReplayPhase;
import dev.amana.consent.replay.Replays;
import dev.amana.testsupport.contracts.ContractFolder;
import dev.amana.testsupport.contracts.Shape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The status table is made again from the events while two instances go on with their work. */
class ReplayTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final RunningService SERVICE = RunningService.shared();
    private static RunningService second = RunningService.shared();

    private final Consents consents = new Consents(SERVICE);
    private final Replays replays = SERVICE.bean(Replays.class);

    @BeforeAll
    static void startTheSecond() {
        second = RunningService.anotherInstance();
    }

    @AfterAll
    static void stopTheSecond() {
        second.close();
    }

    @BeforeEach
    void haveSomeHistory() {
        IntStream.range(0, 20).forEach(_ -> consents.delete(consents.authorised()));
    }

    @Test
    void whatIsRightStaysAsItIs() {
        List<String> before = shape();
        Replay replay = replayed(true);
        assertThat(replay.phase()).isEqualTo(ReplayPhase.DONE);
        assertThat(replay.eventsDone()).isGreaterThanOrEqualTo(60);
        assertThat(replays.differing()).isZero();
        assertThat(shape()).isEqualTo(before);
        String id = consents.authorised();
        assertThat(consents.get(id).at("/Data/Status")).isEqualTo("Authorised");
    }

    @Test
    void whatIsWrongIsToldByAComparisonAndChangedByAReplay() {
        String wrong = consents.authorised();
        String missing = consents.authorised();
        String stray = "AAAAAAAAAAAAAAAAAAAAAA";
        change("update consent_status set account_ids = '{somebody-elses}' where consent_id = ?", wrong);
        change("delete from consent_status where consent_id = ?", missing);
        change("""
                insert into consent_status select ?, sequence, client_id, status, created_at, status_updated_at, expires_at,
                    expiry_requested, permissions, transactions_from, transactions_to, psu_id, account_ids, last_authorised_seq,
                    decided_by, last_authorised_at
                from consent_status limit 1""", stray);

        assertThat(replayed(false).phase()).isEqualTo(ReplayPhase.DONE);
        assertThat(replays.differences(100))
                .extracting(Difference::consentId)
                .containsExactlyInAnyOrder(wrong, missing, stray);
        assertThat(difference(wrong).live().orElseThrow()).contains("somebody-elses");
        assertThat(difference(wrong).rebuilt().orElseThrow()).contains(Consents.ACCOUNT);
        assertThat(difference(missing).live()).isEmpty();
        assertThat(difference(stray).rebuilt()).isEmpty();
        assertToldAsPromised();
        assertThat(consents.get(missing).status()).isEqualTo(400);

        assertThat(replayed(true).phase()).isEqualTo(ReplayPhase.DONE);
        assertThat(replays.differing()).isEqualTo(3);
        assertThat(consents.get(missing).at("/Data/Status")).isEqualTo("Authorised");
        assertThat(consents.internal(wrong).text()).contains(Consents.ACCOUNT).doesNotContain("somebody-elses");
        assertThat(consents.get(stray).status()).isEqualTo(400);
        assertThat(replayed(false).phase()).isEqualTo(ReplayPhase.DONE);
        assertThat(replays.differing()).isZero();
    }

    @Test
    void commandsGoOnMeanwhileAndNoneIsMissed() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> lives = Stream.of(SERVICE, second, SERVICE)
                    .map(Consents::new)
                    .map(by -> callers.submit(() -> {
                        int lived = 0;
                        for (; !enough.get(); lived++) {
                            String id = by.authorised();
                            assertThat(by.get(id).at("/Data/Status")).isEqualTo("Authorised");
                            assertThat(by.delete(id).at("/Data/Status")).isEqualTo("Revoked");
                            assertThat(by.get(id).at("/Data/Status")).isEqualTo("Revoked");
                        }
                        return lived;
                    }))
                    .toList();
            for (int round = 0; round < 3; round++) {
                assertThat(replayed(true).phase()).isEqualTo(ReplayPhase.DONE);
                assertThat(replays.differing()).isZero();
            }
            enough.set(true);
            for (Future<Integer> life : lives) {
                assertThat(life.get()).isPositive();
            }
        }
        assertThat(replayed(false).phase()).isEqualTo(ReplayPhase.DONE);
        assertThat(replays.differing()).isZero();
    }

    @Test
    void interruptedReplayGoesOnWhereverItWas() {
        String wrong = consents.authorised();
        change("update consent_status set psu_id = 'nobody' where consent_id = ?", wrong);
        UUID id = ask(true, Optional.empty());
        int interruptions = 0;
        while (!replay(id).phase().isOver()) {
            interruptions += SERVICE.database().sql("""
                            select count(pg_terminate_backend(pid)) from pg_stat_activity
                            where application_name = 'consent-service replay' and datname = current_database()""").query(Integer.class).single();
            if (interruptions >= 4) {
                break;
            }
        }
        assertThat(interruptions).isPositive();
        assertThat(over(id).phase()).isEqualTo(ReplayPhase.DONE);
        assertThat(consents.internal(wrong).at("/psuId")).isEqualTo("psu-1");
        assertThat(leftOver()).isEmpty();
        assertThat(replayed(false).phase()).isEqualTo(ReplayPhase.DONE);
        assertThat(replays.differing()).isZero();
    }

    /** A lower index that appears after higher ones, as when its transaction took longer. */
    @Test
    void eventThatIsCommittedLateIsNotMissed() throws SQLException {
        UUID id;
        String late = "BBBBBBBBBBBBBBBBBBBBBA";
        try (Connection slow = RunningService.connection()) {
            slow.setAutoCommit(false);
            copyCreation(slow, late);
            consents.created();
            id = ask(false, Optional.empty());
            assertThat(replay(id).phase().isOver()).isFalse();
            slow.commit();
        }
        assertThat(over(id).phase()).isEqualTo(ReplayPhase.DONE);
        assertThat(replays.differences(10)).extracting(Difference::consentId).containsExactly(late);
        assertThat(replayed(true).phase()).isEqualTo(ReplayPhase.DONE);
        assertThat(consents.get(late).at("/Data/Status")).isEqualTo("AwaitingAuthorisation");
    }

    @Test
    void onlyWhatHappenedSinceIsMadeAgainWhenAsked() {
        String wrong = consents.authorised();
        Replay replay = over(ask(true, Optional.of(Instant.now().plusSeconds(5))));
        assertThat(replay.phase()).isEqualTo(ReplayPhase.DONE);
        assertThat(replay.eventsTotal()).isZero();
        change("update consent_status set psu_id = 'nobody' where consent_id = ?", wrong);
        Replay since = over(ask(true, Optional.of(Instant.now().minusSeconds(60))));
        assertThat(since.phase()).isEqualTo(ReplayPhase.DONE);
        assertThat(consents.internal(wrong).at("/psuId")).isEqualTo("psu-1");
    }

    @Test
    void oneAtATimeAndItCanBeCalledOff() throws SQLException {
        UUID id;
        try (Connection slow = RunningService.connection()) {
            slow.setAutoCommit(false);
            copyCreation(slow, "CCCCCCCCCCCCCCCCCCCCCA");
            id = ask(true, Optional.empty());
            assertThat(replays.ask("status", true, Optional.empty(), "staff-1")).isEmpty();
            replays.cancel(id);
            slow.rollback();
        }
        assertThat(over(id).phase()).isEqualTo(ReplayPhase.CANCELLED);
        assertThat(leftOver()).isEmpty();
    }

    /** The comparison that ended just now, over HTTP. */
    private void assertToldAsPromised() {
        JsonNode listed = operations("").get(0);
        JsonNode told = operations("/" + listed.path("id").asString());
        for (JsonNode each : List.of(listed, told)) {
            assertThat(Contract.errors("operations-api.openapi.yaml", "Replay", each))
                    .isEmpty();
        }
        ContractFolder contract = ContractFolder.of("consent-service");
        assertThat(Shape.of(listed))
                .isEqualTo(Shape.of(
                        contract.tree("operations.examples/replays.json").get(0)));
        assertThat(Shape.of(withoutRows(told)))
                .isEqualTo(Shape.of(withoutRows(contract.tree("operations.examples/replay.done.json"))));
    }

    /** What stands in the rows is the table's. */
    private static JsonNode withoutRows(JsonNode replay) {
        JsonNode copy = replay.deepCopy();
        copy.path("differences")
                .forEach(each -> ((ObjectNode) each)
                        .put("live", each.path("live").isNull() ? "nothing" : "a row")
                        .put("rebuilt", each.path("rebuilt").isNull() ? "nothing" : "a row"));
        return copy;
    }

    private static JsonNode operations(String path) {
        return SERVICE.call("GET", "/operations/replays" + path)
                .token(RunningService.TOKENS.ofStaff("ops-1", "operator"))
                .send()
                .json();
    }

    private Replay replayed(boolean swaps) {
        return over(ask(swaps, Optional.empty()));
    }

    private UUID ask(boolean swaps, Optional<Instant> since) {
        return replays.ask("status", swaps, since, "staff-1").orElseThrow();
    }

    private Replay replay(UUID id) {
        return replays.find(id).orElseThrow();
    }

    private Replay over(UUID id) {
        await().atMost(SOON).until(() -> replay(id).phase().isOver());
        return replay(id);
    }

    private Difference difference(String consentId) {
        return replays.differences(100).stream()
                .filter(each -> each.consentId().equals(consentId))
                .findFirst()
                .orElseThrow();
    }

    private static void change(String statement, String consentId) {
        SERVICE.database().sql(statement).param(consentId).update();
    }

    /** As if somebody else had created a consent, without its status row. */
    private void copyCreation(Connection connection, String consentId) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into event (entity_id, sequence, entity_type, event_id, event_name, event_revision, payload, metadata,
                    recorded_at)
                select ?, 0, entity_type, ?, event_name, event_revision,
                    convert_to(replace(convert_from(payload, 'UTF8'), entity_id, ?), 'UTF8'), metadata, recorded_at
                from event where entity_id = ? and sequence = 0""")) {
            insert.setString(1, consentId);
            insert.setString(2, UUID.randomUUID().toString());
            insert.setString(3, consentId);
            insert.setString(4, consents.created());
            insert.executeUpdate();
        }
    }

    /** Columns, checks, indexes and settings of the table. */
    private static List<String> shape() {
        return SERVICE.database().sql("""
                        select attname || ' ' || atttypid::regtype || ' ' || attnotnull from pg_attribute
                        where attrelid = 'consent_status'::regclass and attnum > 0 and not attisdropped
                        union all
                        select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                        where conrelid = 'consent_status'::regclass
                        union all
                        select indexdef from pg_indexes where tablename = 'consent_status'
                        union all
                        select unnest(reloptions) from pg_class where oid = 'consent_status'::regclass
                        order by 1""").query((row, n) -> row.getString(1)).list();
    }

    private static List<String> leftOver() {
        return SERVICE.database()
                .sql("select relname from pg_class where relname like '%rebuilt%'")
                .query((row, n) -> row.getString(1))
                .list();
    }
}
