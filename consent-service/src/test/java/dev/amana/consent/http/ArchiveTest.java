package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.amana.consent.archive.EventImport;
import dev.amana.consent.archive.StoreNotEmpty;
import dev.amana.consent.archive.UnreadableArchive;
import dev.amana.consent.eventstore.DirectConnections;
import dev.amana.consent.eventstore.StoredEvents;
import dev.amana.consent.http.Call.Answer;
import dev.amana.consent.replay.DerivedTable;
import dev.amana.consent.replay.ReplaySettings;
import dev.amana.consent.replay.ReplayWork;
import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestKafka;
import dev.amana.testsupport.TestPostgres;
import dev.amana.testsupport.contracts.ContractFolder;
import dev.amana.testsupport.contracts.Shape;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A history taken out of one store leads to the same state in another. */
class ArchiveTest {

    private static final RunningService SERVICE = RunningService.shared();
    private static final String OPERATOR = RunningService.TOKENS.ofStaff("ops-1", "operator");
    private static final String EVENTS = "select md5(string_agg(e::text, '' order by global_index)) from event e";

    private final Consents consents = new Consents(SERVICE);

    @BeforeEach
    void haveSomeHistory() {
        consents.delete(consents.authorised());
        consents.reject(consents.created(), UUID.randomUUID());
    }

    @Test
    void archiveLeadsToTheSameStateElsewhere() throws Exception {
        madeAgainHere();
        String archive = exported("");
        DirectConnections elsewhere = emptyStore();
        long events = put(elsewhere, archive);
        assertThat(events).isEqualTo(archive.lines().count() - 1);
        assertThat(texts(elsewhere, EVENTS)).isEqualTo(texts(here(), EVENTS));
        for (DerivedTable table : tables()) {
            assertThat(madeAgain(elsewhere, table)).isEqualTo("Done");
            String rows = "select to_jsonb(t) from %s t order by to_jsonb(t)::text".formatted(table.table());
            assertThat(texts(elsewhere, rows)).as(table.table()).isEqualTo(texts(here(), rows));
        }
        assertThatThrownBy(() -> put(elsewhere, archive)).isInstanceOf(StoreNotEmpty.class);
    }

    @Test
    void whatIsNotWholeIsNotTaken() throws Exception {
        String archive = exported("");
        DirectConnections elsewhere = emptyStore();
        String end = archive.substring(archive.lastIndexOf('\n', archive.length() - 2) + 1);
        List<String> wrong = List.of(
                archive.substring(0, archive.length() - end.length()),
                archive.substring(archive.indexOf('\n') + 1),
                archive.replaceFirst("ReadAccountsBasic", "ReadAccountsDetail"),
                archive.replaceFirst("\"name\":\"ConsentCreated\"", "\"name\":\"ConsentInvented\""),
                "{}\n");
        for (String each : wrong) {
            assertThatThrownBy(() -> put(elsewhere, each)).isInstanceOf(UnreadableArchive.class);
        }
        assertThat(texts(elsewhere, "select count(*) from event")).containsExactly("0");
        assertThat(put(elsewhere, archive)).isPositive();
    }

    @Test
    void archiveOfAPeriodHasItsEventsAndIsNoBeginning() throws Exception {
        String id = consents.authorised();
        Instant between = SERVICE.database()
                .sql("select max(recorded_at) from event where entity_id = ?")
                .param(id)
                .query((row, _) -> Instant.parse(row.getString(1)))
                .single();
        await().until(() -> Instant.now().isAfter(between.plusMillis(2)));
        consents.delete(id);
        String later = exported("?from=" + between.plusMillis(1));
        assertThat(later.lines().filter(line -> line.contains(id)).toList())
                .singleElement()
                .asString()
                .contains("ConsentRevoked");
        assertThat(exported("?to=" + between.plusMillis(1)).lines().filter(line -> line.contains(id)))
                .hasSize(2);
        DirectConnections elsewhere = emptyStore();
        assertThatThrownBy(() -> put(elsewhere, later)).isInstanceOf(UnreadableArchive.class);
    }

    @Test
    void eventThatCannotBeReadEndsTheReplayAndTheTableStaysAsItIs() throws Exception {
        DirectConnections elsewhere = emptyStore();
        put(elsewhere, exported(""));
        DerivedTable status = table("status");
        assertThat(madeAgain(elsewhere, status)).isEqualTo("Done");
        String rows = "select to_jsonb(t) from consent_status t order by consent_id";
        List<String> before = texts(elsewhere, rows);
        texts(elsewhere, """
                insert into event (entity_id, sequence, entity_type, event_id, event_name, event_revision, payload, metadata,
                    recorded_at)
                select entity_id, sequence + 1, entity_type, 'invented', 'ConsentInvented', '1', payload, metadata, recorded_at
                from event e where sequence = (select max(sequence) from event l where l.entity_id = e.entity_id) limit 1
                returning entity_id""");
        assertThat(madeAgain(elsewhere, status)).isEqualTo("Failed");
        assertThat(texts(elsewhere, rows)).isEqualTo(before);
        assertThat(texts(elsewhere, "select relname from pg_class where relname like '%rebuilt%'"))
                .isEmpty();
    }

    @Test
    void onlyAnOperatorGetsIt() {
        assertThat(SERVICE.call("GET", "/operations/events").send().status()).isEqualTo(401);
        assertThat(SERVICE.call("GET", "/operations/events")
                        .token(RunningService.TOKENS.ofStaff("aud-1", "auditor"))
                        .send()
                        .status())
                .isEqualTo(403);
        Answer full = SERVICE.call("POST", "/operations/events")
                .token(OPERATOR)
                .header("Content-Type", "application/x-ndjson")
                .body("{}")
                .send();
        assertThat(full.status()).isEqualTo(409);
    }

    @Test
    void replayIsAskedForAndWatchedOverHttp() {
        Answer asked = SERVICE.call("POST", "/operations/replays")
                .token(OPERATOR)
                .json("{\"projection\":\"status\",\"dryRun\":true}")
                .send();
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertShape(asked, "replay.taken");
        String address = asked.header("Location").orElseThrow();
        await().atMost(Duration.ofSeconds(60)).until(() -> at(address, "/phase").equals("Done"));
        Answer done = SERVICE.call("GET", address).token(OPERATOR).send();
        assertThat(done.at("/askedBy")).isEqualTo("ops-1");
        assertThat(done.json().at("/differing").asLong(-1)).isNotNegative();
        assertThat(SERVICE.call("POST", "/operations/replays")
                        .token(OPERATOR)
                        .json("{\"projection\":\"weather\",\"dryRun\":true}")
                        .send()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anEmptyStoreTakesAnArchiveOverHttp() {
        String archive = exported("");
        String topic = "consents.archive";
        TestKafka.createTopic(topic, 1, Map.of("cleanup.policy", "compact"));
        try (RunningService empty = RunningService.on(TestPostgres.database("archive_http"), topic)) {
            Answer taken = empty.call("POST", "/operations/events")
                    .token(OPERATOR)
                    .header("Content-Type", "application/x-ndjson")
                    .body(archive)
                    .send();
            assertThat(taken.status()).as(taken.text()).isEqualTo(200);
            assertShape(taken, "imported");
            assertThat(taken.json().path("events").asLong())
                    .isEqualTo(archive.lines().count() - 1);
        }
    }

    private static void assertShape(Answer answer, String example) {
        assertThat(Shape.of(answer.json()))
                .as(answer.text())
                .isEqualTo(Shape.of(
                        ContractFolder.of("consent-service").tree("operations.examples/" + example + ".json")));
    }

    @Test
    void everyStateIsToldAgain() {
        String id = consents.authorised();
        Answer asked = SERVICE.call("POST", "/operations/replays")
                .token(OPERATOR)
                .json("{\"projection\":\"publication\",\"dryRun\":false}")
                .send();
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String address = asked.header("Location").orElseThrow();
        await().atMost(Duration.ofSeconds(60)).until(() -> at(address, "/phase").equals("Done"));
        assertThat(SERVICE.call("GET", address)
                        .token(OPERATOR)
                        .send()
                        .json()
                        .at("/consentsDone")
                        .asLong())
                .isEqualTo(SERVICE.database()
                        .sql("select count(*) from consent_status")
                        .query(Long.class)
                        .single());
        assertThat(consents.get(id).at("/Data/Status")).isEqualTo("Authorised");
    }

    private static String at(String address, String pointer) {
        return SERVICE.call("GET", address).token(OPERATOR).send().at(pointer);
    }

    private static String exported(String period) {
        Answer answer = SERVICE.call("GET", "/operations/events" + period)
                .token(OPERATOR)
                .send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    /** Other tests may have left rows here that are not what the events say. */
    private static void madeAgainHere() throws SQLException, InterruptedException {
        for (DerivedTable table : tables()) {
            assertThat(madeAgain(here(), table)).isEqualTo("Done");
        }
    }

    private static List<DerivedTable> tables() {
        return List.copyOf(SERVICE.beans(DerivedTable.class));
    }

    private static DerivedTable table(String projection) {
        return tables().stream()
                .filter(table -> table.projection().equals(projection))
                .findFirst()
                .orElseThrow();
    }

    /** The phase in which the replay ended. */
    private static String madeAgain(DirectConnections store, DerivedTable table)
            throws SQLException, InterruptedException {
        UUID id = UUID.randomUUID();
        texts(store, """
                insert into replay (replay_id, projection, swaps, asked_by) values ('%s', '%s', true, 'test')
                returning projection""".formatted(id, table.projection()));
        ReplaySettings settings =
                new ReplaySettings(Duration.ofSeconds(1), 100, 200, Duration.ofMillis(500), Duration.ofSeconds(30));
        ReplayWork work = new ReplayWork(List.of(table), List.of(), store, SERVICE.bean(StoredEvents.class), settings);
        String phase = "select phase from replay where replay_id = '%s'".formatted(id);
        work.on(id, () -> false); // unless the service does, which looks for replays too
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> texts(store, phase).getFirst(), List.of("Done", "Failed")::contains);
    }

    private static DirectConnections here() {
        return SERVICE.bean(DirectConnections.class);
    }

    private static DirectConnections emptyStore() {
        TestDatabase database = TestPostgres.database("elsewhere");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .locations("classpath:db/axon", "classpath:db/feed-publisher", "classpath:db/migration")
                .load()
                .migrate();
        return new DirectConnections(database.jdbcUrl(), database.username(), database.password());
    }

    private static long put(DirectConnections store, String archive) throws Exception {
        return new EventImport(store, SERVICE.bean(StoredEvents.class))
                .read(new ByteArrayInputStream(archive.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(DirectConnections store, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = store.open("test");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }
}
