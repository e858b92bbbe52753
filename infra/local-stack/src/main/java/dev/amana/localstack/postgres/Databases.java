package dev.amana.localstack.postgres;

import dev.amana.localstack.StackException;
import dev.amana.localstack.keys.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** A database for each service that keeps anything, owned by a user who can reach no other. */
public record Databases(int port, Secrets secrets) {

    private static final List<String> NAMES = List.of("consent", "token", "aisp");

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Whether the server takes connections. */
    public boolean answer() {
        try (Connection connection = superuser()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Makes what is missing. Passwords are set anew, so that the files and the server always agree. */
    public void create() {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (String name : NAMES) {
                if (!exists(statement, "select 1 from pg_roles where rolname = '%s'".formatted(name))) {
                    statement.execute("create role %s login".formatted(name));
                }
                statement.execute("alter role %s password '%s'".formatted(name, secrets.password(name)));
                if (!exists(statement, "select 1 from pg_database where datname = '%s'".formatted(name))) {
                    statement.execute("create database %1$s owner %1$s".formatted(name));
                    statement.execute("revoke connect on database %s from public".formatted(name));
                }
            }
        } catch (SQLException e) {
            throw new StackException("the databases could not be created: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private Connection superuser() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", Postgres.SUPERUSER);
        properties.setProperty("password", secrets.password(Postgres.SUPERUSER));
        properties.setProperty("loginTimeout", "2");
        return DriverManager.getConnection(url("postgres"), properties);
    }
}
