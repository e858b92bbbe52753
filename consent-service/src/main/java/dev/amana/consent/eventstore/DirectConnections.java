package dev.amana.consent.eventstore;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connections to the service's database that are no pool's, for work that takes longer than any request may. */
public record DirectConnections(String url, String user, String password) {

    /** @param purpose what those who look at the server's sessions see */
    public Connection open(String purpose) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", purpose);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("prepareThreshold", "-1"); // bytes come as bytes from the first reading on
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return url; // no password in any log
    }
}
