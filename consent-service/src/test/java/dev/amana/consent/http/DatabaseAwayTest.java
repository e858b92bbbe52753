package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.http.Call.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DatabaseAwayTest {

    private final RunningService service = RunningService.shared();
    private final Consents consents = new Consents(service);

    @Test
    void whileTheDatabaseIsAwayTheAnswerIsToTryAgain() throws SQLException {
        String id = consents.created();
        try (Connection apart = RunningService.connection();
                Statement statement = apart.createStatement()) {
            String database = apart.getCatalog();
            statement.execute("alter database %s connection limit 0".formatted(database));
            try {
                statement.execute("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()""");
                assertAway(consents.get(id));
                assertAway(consents.patch(id, Consents.REVOKED));
                assertAway(consents.authorise(id, UUID.randomUUID(), "psu-1"));
            } finally {
                statement.execute("alter database %s connection limit -1".formatted(database));
            }
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(consents.get(id).status()).isEqualTo(200));
        assertThat(consents.delete(id).at("/Data/Status")).isEqualTo("Revoked");
        assertThat(service.events(id)).isEqualTo(2);
    }

    private static void assertAway(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("retry-after")).contains("1");
        assertThat(answer.header("content-type")).contains("application/json");
        assertThat(answer.at("/Errors/0/ErrorCode")).isEqualTo("BH.OBF.UnexpectedError");
    }
}
