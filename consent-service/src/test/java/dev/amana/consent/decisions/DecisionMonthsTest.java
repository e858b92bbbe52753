package dev.amana.consent.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** Decisions lie in months that are there before they begin and gone when their time has passed. */
class DecisionMonthsTest {

    private static final Instant NOW = Instant.parse("2026-12-31T23:30:00Z");

    private final DriverManagerDataSource database = database();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final DecisionTable table = new DecisionTable(jdbc);

    @Test
    void theNextMonthsAreThereBeforeTheyBegin() {
        DecisionMonths months = at(NOW, 24);
        months.keep();
        months.keep();
        assertThat(months.months())
                .containsExactly(YearMonth.of(2026, 12), YearMonth.of(2027, 1), YearMonth.of(2027, 2));
    }

    @Test
    void aRecordOfAMonthThatIsNotThereMakesIt() {
        DecisionMonths months = at(NOW, 24);
        Instant late = Instant.parse("2026-10-31T23:59:59.999999Z");
        months.makeFor(late, NOW);
        table.add(decision(late), "{}");
        assertThat(months.months()).contains(YearMonth.of(2026, 10));
        assertThat(jdbc.sql("select count(*) from access_decision_2026_10")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsOlderThanTheBankKeepsIsDropped() {
        DecisionMonths months = at(NOW, 2);
        for (String at : new String[] {"2026-09-30T00:00:00Z", "2026-10-01T00:00:00Z", "2026-12-01T00:00:00Z"}) {
            months.makeFor(Instant.parse(at), NOW);
            table.add(decision(Instant.parse(at)), "{}");
        }
        months.keep();
        assertThat(months.months()).startsWith(YearMonth.of(2026, 10)).hasSize(4);
        assertThat(jdbc.sql("select count(*) from access_decision")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aTimeAtWhichNothingCanHaveBeenDecidedMakesNoMonth() {
        DecisionMonths months = at(NOW, 24);
        for (String at : new String[] {"9999-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "2027-01-02T00:00:00Z"}) {
            assertThatThrownBy(() -> months.makeFor(Instant.parse(at), NOW))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(months.months()).isEmpty();
    }

    private DecisionMonths at(Instant now, int keepMonths) {
        return new DecisionMonths(
                jdbc,
                new TransactionTemplate(new DataSourceTransactionManager(database)),
                new DecisionSettings(keepMonths, 2, Duration.ofHours(1)),
                InstantSource.fixed(now));
    }

    private static ToldDecision decision(Instant at) {
        return ToldDecision.parse(
                """
                {"schema":1,"decisionId":"%s","decidedAt":"%s","interactionId":"%s","verdict":"Permitted"}""".formatted(UUID.randomUUID(), at, UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));
    }

    private static DriverManagerDataSource database() {
        TestDatabase own = TestPostgres.database("months");
        var source = new DriverManagerDataSource(own.jdbcUrl(), own.username(), own.password());
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V22__access_decision.sql")).execute(source);
        return source;
    }
}
