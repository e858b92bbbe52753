package dev.amana.replaybench;

import dev.amana.consent.eventstore.DirectConnections;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A PostgreSQL server that keeps its word as one in production does, with consent-service's tables and nothing in them. */
final class ScratchDatabase implements AutoCloseable {

    private static final Map<String, String> DURABLE = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "shared_buffers", "128MB",
            "max_wal_size", "1GB");

    private final EmbeddedPostgres server;
    private final DirectConnections connections;

    private ScratchDatabase(EmbeddedPostgres server, DirectConnections connections) {
        this.server = server;
        this.connections = connections;
    }

    static ScratchDatabase start() throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60));
        DURABLE.forEach(builder::setServerConfig);
        EmbeddedPostgres server = builder.start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role consent login password 'scratch'");
            statement.execute("create database consent owner consent");
        }
        var connections = new DirectConnections(
                "jdbc:postgresql://localhost:" + server.getPort() + "/consent", "consent", "scratch");
        Flyway.configure()
                .dataSource(connections.url(), connections.user(), connections.password())
                .locations("classpath:db/axon", "classpath:db/feed-publisher", "classpath:db/migration")
                .load()
                .migrate();
        return new ScratchDatabase(server, connections);
    }

    DirectConnections connections() {
        return connections;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
