package dev.amana.system;

import dev.amana.localstack.LocalStack;
import dev.amana.localstack.keys.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A look into a service's own database, which nothing but that service and these tests has. */
final class ServiceDatabase {

    private ServiceDatabase() {}

    static Connection open(String name) throws SQLException {
        LocalStack stack = RunningStack.stack();
        String password = new Secrets(stack.directory().secrets()).password(name);
        return DriverManager.getConnection(stack.jdbcUrl(name), name, password);
    }
}
