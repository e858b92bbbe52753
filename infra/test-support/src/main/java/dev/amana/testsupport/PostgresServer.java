package dev.amana.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A running PostgreSQL and how its superuser gets in. */
record PostgresServer(String host, int port, String superuser, String password) {

    private static final String IMAGE = "postgres:17";
    /** Several Spring contexts with a pool each stay alive in one test JVM. */
    private static final String MAX_CONNECTIONS = "300";

    static PostgresServer start(Infrastructure infrastructure) {
        return switch (infrastructure) {
            case EMBEDDED -> embedded();
            case CONTAINERS -> container();
        };
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), superuser, password);
    }

    /** Stopped, and its directory removed, by the shutdown hook that EmbeddedPostgres registers itself. */
    private static PostgresServer embedded() {
        try {
            @SuppressWarnings("resource") // lives as long as the JVM
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", MAX_CONNECTIONS)
                    .setServerConfig("shared_buffers", "64MB")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            return new PostgresServer("localhost", postgres.getPort(), "postgres", "");
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL did not start", e);
        }
    }

    /** Removed by Testcontainers' own reaper, or by the hook where the reaper is turned off. */
    private static PostgresServer container() {
        @SuppressWarnings("resource") // lives as long as the JVM
        PostgreSQLContainer postgres = new PostgreSQLContainer(IMAGE)
                .withStartupTimeout(Duration.ofMinutes(4))
                .withDatabaseName("postgres")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=" + MAX_CONNECTIONS);
        postgres.start();
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop, "stop-postgres"));
        return new PostgresServer(
                postgres.getHost(),
                postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                postgres.getUsername(),
                postgres.getPassword());
    }
}
