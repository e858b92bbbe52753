package dev.amana.feed.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.feed.Instance;
import dev.amana.feed.TopicReader;
import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestKafka;
import dev.amana.testsupport.TestPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FencingTest {

    private static final String TOPIC = "fencing";

    private final TestDatabase database = TestPostgres.database("fencing");

    /** The publisher called "slow" is held up by the database with a row in its hand, for as long as the gate is shut. */
    private static final String GATE = """
            alter table outbox rename to outbox_rows;
            create function pass_gate() returns boolean language plpgsql as $$
            begin
                if current_setting('application_name') = 'slow' then
                    perform pg_advisory_xact_lock_shared(4711);
                end if;
                return true;
            end $$;
            create view outbox as select * from outbox_rows where pass_gate();
            """;

    @Test
    void aFormerPublishersRecordsNeverLandBehindItsSuccessors(CapturedOutput output) throws SQLException {
        TestKafka.createTopic(TOPIC, 1, Map.of("cleanup.policy", "compact"));
        try (Connection gate =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = gate.createStatement();
                Instance slow = publisher("slow");
                TopicReader reader = new TopicReader(TOPIC)) {
            statement.execute(GATE);
            reader.readUntil(read -> !read.watermarks().isEmpty());
            statement.execute("select pg_advisory_lock(4711)");
            slow.tell("key", 1);
            await().until(() -> waitsAtTheGate(slow));

            try (Instance next = publisher("next")) {
                reader.readUntil(read -> read.valuesOf("key").contains("1"));
                next.tell("key", 2);
                reader.readUntil(read -> read.valuesOf("key").contains("2"));

                statement.execute("select pg_advisory_unlock(4711)");
                await().atMost(Duration.ofSeconds(20)).until(() -> failures(slow) > 0);
                next.tell("key", 3);
                reader.readUntil(read -> read.valuesOf("key").contains("3"));
                assertThat(reader.valuesOf("key")).containsExactly("1", "2", "3");
                assertThat(output).containsPattern("ProducerFenced|InvalidProducerEpoch");
                assertThat(failures(next)).isZero();
            }
        }
    }

    private Instance publisher(String name) {
        TestDatabase named = new TestDatabase(
                database.jdbcUrl() + "?ApplicationName=" + name, database.username(), database.password());
        return Instance.start(named, List.of(), "amana.feed.publish.topic=" + TOPIC);
    }

    private static boolean waitsAtTheGate(Instance instance) {
        return instance.jdbc()
                .sql(
                        "select exists (select from pg_locks where locktype = 'advisory' and objid = 4711 and not granted)")
                .query(Boolean.class)
                .single();
    }

    private static double failures(Instance of) {
        return of.bean(MeterRegistry.class)
                .get("amana.feed.publish.failures")
                .counter()
                .count();
    }
}
