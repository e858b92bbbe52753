package dev.amana.aisp.fairusage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.testsupport.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** What several instances take of one limit, in a real database. */
class LeasesTest {
    private static final Instant NOW = Instant.parse("2026-11-27T20:59:59Z");
    private static final Window WINDOW = Window.of(NOW, Duration.ofMinutes(1));

    private static final JdbcClient jdbc = database();

    private final String key = "client:" + UUID.randomUUID();
    private final JdbcUsageLedger ledger = new JdbcUsageLedger(jdbc);

    private static JdbcClient database() {
        var database = TestPostgres.database("fairusage");
        var source = DataSourceBuilder.create()
                .url(database.jdbcUrl())
                .username(database.username())
                .password(database.password())
                .build();
        try (var connection = source.getConnection()) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V3__fair_usage.sql"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return JdbcClient.create(source);
    }

    @Test
    void instancesTogetherSpendALimitAndNotOneCallMore() {
        var instances = List.of(new Leases(ledger), new Leases(ledger), new Leases(ledger));
        var callers = IntStream.range(0, 12)
                .mapToObj(caller -> CompletableFuture.supplyAsync(() -> IntStream.range(0, 200)
                        .filter(_ -> instances.get(caller % 3).spend(key, WINDOW, 1_000))
                        .count()))
                .toList();
        assertThat(callers.stream().mapToLong(CompletableFuture::join).sum()).isEqualTo(1_000);
    }

    @Test
    void whatIsTakenIsNeverMoreThanWhatIsLeft() {
        assertThat(ledger.take(key, WINDOW, 10, 7)).isEqualTo(7);
        assertThat(ledger.take(key, WINDOW, 10, 7)).isEqualTo(3);
        assertThat(ledger.take(key, WINDOW, 10, 7)).isZero();
    }

    @Test
    void theNextWindowBeginsAtZero() {
        var leases = new Leases(ledger);
        assertThat(leases.spend(key, WINDOW, 1)).isTrue();
        assertThat(leases.spend(key, WINDOW, 1)).isFalse();
        assertThat(leases.spend(key, Window.of(NOW.plusSeconds(60), Duration.ofMinutes(1)), 1))
                .isTrue();
    }

    @Test
    void oneInstanceTakesAHandfulAtATime() {
        var one = new Leases(ledger);
        assertThat(one.spend(key, WINDOW, 2_000)).isTrue();
        assertThat(ledger.take(key, WINDOW, 2_000, 2_000)).isEqualTo(1_990);
        for (var call = 0; call < 9; call++) {
            assertThat(one.spend(key, WINDOW, 2_000)).isTrue();
        }
        assertThat(one.spend(key, WINDOW, 2_000)).isFalse();
    }

    @Test
    void whatIsOverIsForgotten() {
        var past = Window.of(Instant.now().minusSeconds(300), Duration.ofMinutes(1));
        var leases = new Leases(ledger);
        assertThat(leases.spend(key, past, 5)).isTrue();
        ledger.take(key, Window.of(Instant.now(), Duration.ofDays(1)), 5, 1);
        leases.forgetBefore(past.end());
        ledger.forgetWhatIsOver();
        assertThat(leases.size()).isZero();
        assertThat(jdbc.sql("select count(*) from fair_usage where usage_key = ?")
                        .param(key)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aDayIsTheBanks() {
        var bahrain = ZoneId.of("Asia/Bahrain");
        var day = Window.dayOf(NOW, bahrain);
        assertThat(day)
                .isEqualTo(new Window(Instant.parse("2026-11-26T21:00:00Z"), Instant.parse("2026-11-27T21:00:00Z")));
        assertThat(day.left(NOW)).isEqualTo(Duration.ofSeconds(1));
        assertThat(day.left(NOW.minusMillis(1))).isEqualTo(Duration.ofSeconds(2));
    }
}
