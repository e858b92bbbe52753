package dev.amana.token.limits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts of tries. A window begins with the first try in it; the check and the count are one statement. */
@Repository
public class TryCounts {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    TryCounts(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The count as it is. */
    public TryCount now(CountedKind kind, byte[] subject) {
        Instant now = clock.instant();
        return jdbc.sql("""
                select tries, window_end from try_count
                where kind = :kind and subject = :subject and window_end > :now""")
                .param("kind", kind.name())
                .param("subject", subject)
                .param("now", sql(now))
                .query(TryCounts::read)
                .optional()
                .orElse(new TryCount(0, now));
    }

    /** Counts one more. */
    public TryCount count(CountedKind kind, byte[] subject, Duration window) {
        return take(kind, subject, Integer.MAX_VALUE, window).orElseThrow();
    }

    /**
     * Counts one more if that keeps within {@code most}, and holds the row until the transaction ends. The try that reaches
     * {@code most} starts the window anew, so that it is a full {@code window} until the next.
     *
     * @return empty where the tries are used up
     */
    public Optional<TryCount> take(CountedKind kind, byte[] subject, int most, Duration window) {
        Instant now = clock.instant();
        return jdbc.sql("""
                insert into try_count as c (kind, subject, tries, window_end) values (:kind, :subject, 1, :end)
                on conflict (kind, subject) do update set
                    tries      = case when c.window_end <= :now then 1 else c.tries + 1 end,
                    window_end = case when c.window_end <= :now or c.tries + 1 >= :most then :end else c.window_end end
                where c.window_end <= :now or c.tries < :most
                returning tries, window_end""")
                .param("kind", kind.name())
                .param("subject", subject)
                .param("most", most)
                .param("now", sql(now))
                .param("end", sql(now.plus(window)))
                .query(TryCounts::read)
                .optional();
    }

    /** Takes one try back that turned out not to count. */
    public void giveBack(CountedKind kind, byte[] subject) {
        jdbc.sql("update try_count set tries = tries - 1 where kind = :kind and subject = :subject and tries > 0")
                .param("kind", kind.name())
                .param("subject", subject)
                .update();
    }

    /** Starts afresh. */
    public void reset(CountedKind kind, byte[] subject) {
        jdbc.sql("delete from try_count where kind = :kind and subject = :subject")
                .param("kind", kind.name())
                .param("subject", subject)
                .update();
    }

    /** Deletes at most {@code limit} counts whose window is over. */
    public int forget(int limit) {
        return jdbc.sql("""
                delete from try_count where (kind, subject) in
                (select kind, subject from try_count where window_end <= :now limit :limit)""")
                .param("now", sql(clock.instant()))
                .param("limit", limit)
                .update();
    }

    private static TryCount read(ResultSet row, int rowNumber) throws SQLException {
        return new TryCount(
                row.getInt("tries"),
                row.getObject("window_end", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
