package dev.amana.consent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened since is found where it stands, however long the store, as a session finds it that reads histories. */
class ChangesTest {

    /** Each consent's events lie far apart, as they do in life. */
    private static final String EVENTS = """
            insert into event (entity_id, sequence, entity_type, event_id, event_name, event_revision, payload, metadata,
                recorded_at)
            select 'consent-' || n % 1000, n / 1000, 'Consent', 'event-' || n, 'ConsentCreated', '1', '{}', '{}', ''
            from generate_series(0, 9999) n""";

    private Connection connection;
    private Sql sql;

    @BeforeEach
    void fill() throws SQLException {
        TestDatabase database = TestPostgres.database("changes_" + System.nanoTime());
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .locations("classpath:db/axon")
                .load()
                .migrate();
        connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        sql = new Sql(connection);
        sql.run(EVENTS);
        sql.run("analyze event");
        Histories.prepare(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void eachConsentIsNamedOnceWithinTheBounds() throws SQLException {
        Changes changes = new Changes(sql);
        assertThat(changes.between(9_999, 10_000)).containsExactly("consent-999");
        assertThat(changes.between(7_990, 10_000)).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(changes.between(10_000, 10_000)).isEmpty();
    }

    @Test
    void nothingElseOfTheStoreIsRead() throws SQLException {
        assertThat(sql.texts("explain " + Changes.BETWEEN, 9_990L, 10_000L))
                .anyMatch(line -> line.contains("Index Cond: ((global_index > "))
                .noneMatch(line -> line.contains("event_entity_sequence"));
    }
}
