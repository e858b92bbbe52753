package dev.amana.token.housekeeping;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes what can no longer matter: ids whose bearers have expired, requests nobody came with, grants that never became tokens or ended
 * longer ago than any token of theirs could live. Every instance does it; a row is deleted once whoever comes first.
 */
@Component
public class Housekeeping {

    /** @param done which of its rows can go, at {@code :now} */
    private record Chore(String table, String done) {
        String statement() {
            return "delete from " + table + " where ctid = any (array(select ctid from " + table + " where " + done
                    + " limit " + AT_ONCE + "))";
        }
    }

    /** Short transactions: a backlog goes in several rounds. */
    private static final int AT_ONCE = 5_000;

    private static final List<Chore> CHORES = List.of(
            new Chore("spent", "expires_at < cast(:now as timestamptz)"),
            new Chore("revoked_token", "keep_until < cast(:now as timestamptz)"),
            new Chore("staff_sign_in", "expires_at < cast(:now as timestamptz) - interval '1 hour'"),
            new Chore("pushed_request", "expires_at < cast(:now as timestamptz) - interval '1 hour'"),
            new Chore(
                    "oauth_grant",
                    "code_expires_at < cast(:now as timestamptz) - interval '1 day' and (coalesce(refresh_expires_at,"
                            + " code_expires_at) < cast(:now as timestamptz) - interval '1 day' or revoked_at < cast(:now"
                            + " as timestamptz) - interval '1 day')"));

    private final JdbcClient database;
    private final MeterRegistry metrics;
    private final Clock clock;

    Housekeeping(JdbcClient database, MeterRegistry metrics, Clock clock) {
        this.database = database;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Deletes everything that can go by now. */
    @Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT20S")
    public void sweep() {
        Timestamp now = Timestamp.from(clock.instant());
        for (Chore chore : CHORES) {
            int deleted;
            do {
                deleted = database.sql(chore.statement()).param("now", now).update();
                metrics.counter("amana.housekeeping.deleted", "table", chore.table())
                        .increment(deleted);
            } while (deleted == AT_ONCE);
        }
    }
}
