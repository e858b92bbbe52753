package dev.amana.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

class InfrastructureInUseTest {

    private static final int PORT_IN_URL = 3;

    @Test
    void serverIsTheOneThatWasAskedFor() throws SQLException {
        TestDatabase database = TestPostgres.database("in_use");
        assertThat(majorVersion(database))
                .isEqualTo(
                        switch (Infrastructure.chosen()) {
                            case EMBEDDED -> 18;
                            case CONTAINERS -> 17;
                        });
    }

    @Test
    void containersAreTheEnginesOwn() {
        if (Infrastructure.chosen() == Infrastructure.CONTAINERS) {
            String postgresql = TestPostgres.database("in_use").jdbcUrl().split("[:/]+")[PORT_IN_URL];
            String kafka = TestKafka.bootstrapServers().replaceAll(".*:", "");
            assertThat(DockerClientFactory.lazyClient().listContainersCmd().exec().stream()
                            .flatMap(container -> Stream.of(container.getPorts()))
                            .map(port -> String.valueOf(port.getPublicPort())))
                    .contains(postgresql, kafka);
        }
    }

    private static int majorVersion(TestDatabase database) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }
}
