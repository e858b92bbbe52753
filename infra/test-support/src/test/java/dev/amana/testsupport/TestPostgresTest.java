package dev.amana.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

    @Test
    void everyDatabaseIsEmptyAndOwnedByAnOrdinaryUser() throws SQLException {
        TestDatabase first = TestPostgres.database("consent");
        TestDatabase second = TestPostgres.database("consent");

        assertThat(first.jdbcUrl()).isNotEqualTo(second.jdbcUrl());
        try (Connection connection = connect(first);
                Statement statement = connection.createStatement()) {
            statement.execute("create table consent(id text primary key)");
            try (ResultSet row = statement.executeQuery("select usesuper from pg_user where usename = current_user")) {
                row.next();
                assertThat(row.getBoolean(1)).isFalse();
            }
        }
        try (Connection connection = connect(second);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('consent')")) {
            row.next();
            assertThat(row.getString(1)).isNull();
        }
    }

    @Test
    void springLearnsTheDatabase() {
        TestDatabase database = new TestDatabase("jdbc:postgresql://localhost:1/a", "a", "b");
        Properties properties = new Properties();
        database.springProperties((name, value) -> properties.put(name, value.get()));
        assertThat(properties)
                .containsEntry("spring.datasource.url", "jdbc:postgresql://localhost:1/a")
                .containsEntry("spring.datasource.username", "a")
                .containsEntry("spring.datasource.password", "b");
    }

    private static Connection connect(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
