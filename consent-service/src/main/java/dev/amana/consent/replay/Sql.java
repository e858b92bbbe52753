package dev.amana.consent.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Statements on the replay's own connection, which is no pool's. */
final class Sql {

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    void run(String statement) throws SQLException {
        try (Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    int update(String statement, Object... parameters) throws SQLException {
        try (PreparedStatement update = prepared(statement, parameters)) {
            return update.executeUpdate();
        }
    }

    List<String> texts(String query, Object... parameters) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement select = prepared(query, parameters);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    long number(String query, Object... parameters) throws SQLException {
        try (PreparedStatement select = prepared(query, parameters);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private PreparedStatement prepared(String statement, Object... parameters) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof List<?> texts) {
                prepared.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
            } else {
                prepared.setObject(i + 1, parameters[i]);
            }
        }
        return prepared;
    }

    /** A name as SQL takes it whatever is in it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(List<String> names) {
        return names.stream().map(Sql::quoted).collect(Collectors.joining(", "));
    }
}
