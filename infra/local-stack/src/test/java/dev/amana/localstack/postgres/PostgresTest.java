package dev.amana.localstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.amana.localstack.Checkout;
import dev.amana.localstack.check.FreePort;
import dev.amana.localstack.keys.Secrets;
import dev.amana.localstack.process.Launcher;
import dev.amana.localstack.process.ProcessFile;
import dev.amana.localstack.process.Running;
import dev.amana.localstack.process.Signal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

    @TempDir
    private Path directory;

    @Test
    void whatWasCommittedOutlivesAKilledServer() throws SQLException {
        int port = FreePort.runOf(1);
        Secrets secrets = new Secrets(directory);
        Path cache = Checkout.around(Path.of("")).root().resolve("target/local-stack");
        Postgres postgres =
                new Postgres(cache, directory.resolve("data"), port, secrets, directory.resolve("postgres.log"));
        Databases databases = new Databases(port, secrets);

        postgres.prepare();
        Running first = start(postgres, databases);
        databases.create();
        databases.create();
        assertThat(query(databases, "consent", "show fsync")).isEqualTo("on");
        assertThat(query(databases, "consent", "show synchronous_commit")).isEqualTo("on");
        assertThatThrownBy(() -> query(databases, "token", "consent", "select 1"))
                .isInstanceOf(SQLException.class);
        update(databases, "create table kept(id int)");
        update(databases, "insert into kept values (42)");
        assertThat(postgres.orphan()).contains(first.handle());

        first.kill();
        assertThat(postgres.orphan()).isEmpty();
        postgres.prepare();
        Running second = start(postgres, databases);
        try {
            assertThat(query(databases, "consent", "select id from kept")).isEqualTo("42");
        } finally {
            assertThat(second.stop(Signal.INT, Duration.ofSeconds(20))).isFalse();
        }
    }

    /** The processes of a killed server may be in the way of the next for a moment. */
    private Running start(Postgres postgres, Databases databases) {
        ProcessFile file = new ProcessFile(directory.resolve("postgres.pid"));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            if (file.running().isEmpty()) {
                Launcher.start(postgres.launch(), file);
            }
            return databases.answer();
        });
        return file.running().orElseThrow();
    }

    private static String query(Databases databases, String database, String sql) throws SQLException {
        return query(databases, database, database, sql);
    }

    private static String query(Databases databases, String database, String user, String sql) throws SQLException {
        try (Connection connection = connect(databases, database, user);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void update(Databases databases, String sql) throws SQLException {
        try (Connection connection = connect(databases, "consent", "consent");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(Databases databases, String database, String user) throws SQLException {
        return DriverManager.getConnection(
                databases.url(database), user, databases.secrets().password(user));
    }
}
