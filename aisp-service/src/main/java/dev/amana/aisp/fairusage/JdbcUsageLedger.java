package dev.amana.aisp.fairusage;

import java.time.ZoneOffset;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** One statement takes a share of a limit, whoever else takes one at the same time. */
@Component
class JdbcUsageLedger implements UsageLedger {
    /** May go beyond the limit by less than what is wanted; what is beyond was not taken. */
    private static final String TAKE = """
            insert into fair_usage as counted (usage_key, window_start, window_end, taken) values (:key, :start, :end, :wanted)
            on conflict (usage_key, window_start) do update set taken = counted.taken + excluded.taken
            where counted.taken < :limit
            returning taken""";

    private final JdbcClient jdbc;

    JdbcUsageLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long take(String key, Window window, long limit, long wanted) {
        try {
            return jdbc.sql(TAKE)
                    .param("key", key)
                    .param("start", window.start().atOffset(ZoneOffset.UTC))
                    .param("end", window.end().atOffset(ZoneOffset.UTC))
                    .param("wanted", wanted)
                    .param("limit", limit)
                    .query(Long.class)
                    .optional()
                    .map(taken -> wanted - Math.max(0, taken - limit))
                    .orElse(0L);
        } catch (DataAccessException e) {
            throw new UsageUnknown("the count of calls cannot be reached", e);
        }
    }

    /** A window that is over counts for nothing; by the database's clock, a minute late for clocks that differ. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void forgetWhatIsOver() {
        jdbc.sql("delete from fair_usage where window_end < now() - interval '1 minute'")
                .update();
    }
}
