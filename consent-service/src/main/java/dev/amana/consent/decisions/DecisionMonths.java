package dev.amana.consent.decisions;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the months of {@code access_decision} before they begin, and drops those whose time has passed. */
@Component
@EnableConfigurationProperties(DecisionSettings.class)
class DecisionMonths {

    private static final Logger log = LoggerFactory.getLogger(DecisionMonths.class);

    private static final Pattern NAME = Pattern.compile("access_decision_(\\d{4})_(\\d{2})");

    /** Instances take turns; the number only has to be nobody else's. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(7313001)";

    /** Dropping a month must wait for readers, and others would wait behind it: it rather tries again later. */
    private static final String DO_NOT_WAIT_LONG = "set local lock_timeout = '2s'";

    /** Read as a row: looked up by name, a session may go on remembering that there was no such table. */
    private static final String EXISTS =
            "select exists (select from pg_class where relname = ? and pg_table_is_visible(oid))";

    private static final String ATTACHED = """
            select child.relname from pg_inherits
            join pg_class child on child.oid = inhrelid
            where inhparent = 'access_decision'::regclass order by child.relname""";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final DecisionSettings settings;
    private final InstantSource clock;

    DecisionMonths(JdbcClient jdbc, TransactionOperations transaction, DecisionSettings settings, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** An error ends the round and is logged; a month that is missing all the same is made when its first record comes. */
    @Scheduled(fixedDelayString = "${amana.decisions.look-every:1h}")
    void keep() {
        YearMonth current = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        for (int ahead = 0; ahead <= settings.monthsAhead(); ahead++) {
            YearMonth month = current.plusMonths(ahead);
            transaction.executeWithoutResult(_ -> make(month));
        }
        YearMonth oldest = current.minusMonths(settings.keepMonths());
        months().stream().filter(month -> month.isBefore(oldest)).forEach(this::drop);
    }

    /**
     * Sees to it that there is a month for this instant, in the transaction under way.
     *
     * @throws IllegalArgumentException for a time that no decision can have been made at
     */
    void makeFor(Instant decidedAt, Instant now) {
        if (decidedAt.isAfter(now.plus(1, ChronoUnit.DAYS)) || decidedAt.isBefore(now.minus(3650, ChronoUnit.DAYS))) {
            throw new IllegalArgumentException("a decision cannot have been made at " + decidedAt);
        }
        make(YearMonth.from(decidedAt.atOffset(ZoneOffset.UTC)));
    }

    /** The months there are, the oldest first. */
    List<YearMonth> months() {
        return jdbc.sql(ATTACHED).query(String.class).list().stream()
                .map(NAME::matcher)
                .filter(Matcher::matches)
                .map(name -> YearMonth.of(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2))))
                .toList();
    }

    /** Made apart and then attached, so that readers and writers of other months are not held up. */
    private void make(YearMonth month) {
        String name = name(month);
        if (exists(name)) {
            return;
        }
        jdbc.sql(ONE_AT_A_TIME).query((row, n) -> n).list();
        if (exists(name)) {
            return;
        }
        jdbc.sql("create table %s (like access_decision including all)".formatted(name))
                .update();
        jdbc.sql(
                        "alter table access_decision attach partition %s for values from ('%s-01T00:00:00Z') to ('%s-01T00:00:00Z')"
                                .formatted(name, month, month.plusMonths(1)))
                .update();
        log.info("decisions of {} have a table", month);
    }

    private void drop(YearMonth month) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql(DO_NOT_WAIT_LONG).update();
            jdbc.sql("drop table if exists " + name(month)).update();
        });
        log.info("decisions of {} were kept for {} months and are dropped", month, settings.keepMonths());
    }

    private boolean exists(String name) {
        return jdbc.sql(EXISTS).param(name).query(Boolean.class).single();
    }

    private static String name(YearMonth month) {
        return "access_decision_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
    }
}
