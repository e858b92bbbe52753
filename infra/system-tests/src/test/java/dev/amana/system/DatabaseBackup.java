package dev.amana.system;

import dev.amana.localstack.LocalStack;
import dev.amana.localstack.keys.Secrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** All rows of a service's database at one instant, taken beside its work, as pg_dump takes them; for where there is no pg_dump. */
final class DatabaseBackup {

    private static final String SUPERUSER = "postgres";

    private final String database;
    private final Map<String, byte[]> tables = new LinkedHashMap<>();
    private final List<String> sequences = new ArrayList<>();

    private DatabaseBackup(String database) {
        this.database = database;
    }

    static DatabaseBackup of(String database) throws SQLException, IOException {
        DatabaseBackup backup = new DatabaseBackup(database);
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read");
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : texts(statement, """
                    select format('%I.%I', relnamespace::regnamespace, relname) from pg_class
                    where relkind = 'r' and relnamespace = 'public'::regnamespace""")) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                copy.copyOut("copy %s to stdout (format binary)".formatted(table), rows);
                backup.tables.put(table, rows.toByteArray());
            }
            backup.sequences.addAll(texts(statement, """
                    select format('select setval(%L, %s, %L)', format('%I.%I', schemaname, sequencename),
                        coalesce(last_value, start_value), last_value is not null)
                    from pg_sequences where schemaname = 'public'"""));
            connection.commit();
        }
        return backup;
    }

    /** Puts everything back as it was; no service may be at work. */
    void restore() throws SQLException, IOException {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica"); // no trigger, no foreign key
            statement.execute("truncate " + String.join(", ", tables.keySet()));
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Map.Entry<String, byte[]> table : tables.entrySet()) {
                copy.copyIn(
                        "copy %s from stdin (format binary)".formatted(table.getKey()),
                        new ByteArrayInputStream(table.getValue()));
            }
            for (String sequence : sequences) {
                statement.execute(sequence);
            }
            connection.commit();
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static Connection open(String database) throws SQLException {
        LocalStack stack = RunningStack.stack();
        String password = new Secrets(stack.directory().secrets()).password(SUPERUSER);
        return DriverManager.getConnection(stack.jdbcUrl(database), SUPERUSER, password);
    }
}
