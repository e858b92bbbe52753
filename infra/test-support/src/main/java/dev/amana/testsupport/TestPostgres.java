package dev.amana.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** The PostgreSQL server of this JVM's tests: started at first use, gone with the JVM, not durable. */
public final class TestPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static final class Shared {
        static final PostgresServer SERVER = PostgresServer.start(Infrastructure.chosen());
    }

    private TestPostgres() {}

    /**
     * A fresh, empty database with a user of its own, who owns it and is no superuser.
     *
     * @param name letters, digits and underscores; made unique, so the same name may be asked for again
     */
    public static TestDatabase database(String name) {
        String unique = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_") + "_" + DATABASES.incrementAndGet();
        String password = "test-only";
        PostgresServer server = Shared.SERVER;
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create role %s login password '%s'".formatted(unique, password));
            statement.execute("create database %1$s owner %1$s".formatted(unique));
        } catch (SQLException e) {
            throw new IllegalStateException("could not create the test database " + unique, e);
        }
        return new TestDatabase(server.jdbcUrl(unique), unique, password);
    }
}
