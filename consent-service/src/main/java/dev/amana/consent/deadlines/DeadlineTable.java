package dev.amana.consent.deadlines;

import dev.amana.consent.consents.ConsentId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code consent_deadline}: what becomes due when. Rows go in the transaction of the event that settles them. */
@Component
class DeadlineTable {

    /** A consent, and why it is due. */
    record Due(ConsentId consentId, Deadline deadline) {}

    private static final String OPEN = """
        insert into consent_deadline (consent_id, kind, due_at)
        values (:id, 'Unfinished', :decideBy), (:id, 'Expiry', :expiresAt)\
        """;

    /** A notice that would have been due before the PSU said yes is none: they have just seen until when it holds. */
    private static final String DECIDED = """
        with decided as (delete from consent_deadline where consent_id = :id and kind = 'Unfinished')
        insert into consent_deadline (consent_id, kind, days_before, due_at)
        select :id, 'Notice', days, :expiresAt - days * interval '24 hours' from unnest(:days) days
        where :expiresAt - days * interval '24 hours' > :at\
        """;

    /** Rows that another instance is taking are passed over; what is taken is due again later, should it not be done. */
    private static final String TAKE = """
        update consent_deadline set due_at = :again
        where (consent_id, kind, days_before) in (
            select consent_id, kind, days_before from consent_deadline where due_at <= :now
            order by due_at limit :limit for update skip locked)
        returning consent_id, kind, days_before\
        """;

    private final JdbcClient jdbc;

    DeadlineTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(ConsentId consentId, Instant decideBy, Instant expiresAt) {
        jdbc.sql(OPEN)
                .param("id", consentId.value())
                .param("decideBy", utc(decideBy))
                .param("expiresAt", utc(expiresAt))
                .update();
    }

    /** Somebody said yes at this instant: from now on notices are due, so many days before the expiry. */
    void decided(ConsentId consentId, Instant at, Instant expiresAt, Collection<Integer> noticeDays) {
        jdbc.sql(DECIDED)
                .param("id", consentId.value())
                .param("at", utc(at))
                .param("expiresAt", utc(expiresAt))
                .param("days", noticeDays.toArray(Integer[]::new))
                .update();
    }

    void settle(ConsentId consentId, Deadline deadline) {
        jdbc.sql("delete from consent_deadline where consent_id = ? and kind = ? and days_before = ?")
                .params(consentId.value(), deadline.kind(), deadline.days())
                .update();
    }

    void settleAll(ConsentId consentId) {
        jdbc.sql("delete from consent_deadline where consent_id = ?")
                .param(consentId.value())
                .update();
    }

    /** Takes what is due by now, the longest due first. */
    List<Due> take(Instant now, Instant again, int limit) {
        return jdbc.sql(TAKE)
                .param("now", utc(now))
                .param("again", utc(again))
                .param("limit", limit)
                .query((row, _) -> new Due(
                        new ConsentId(row.getString("consent_id")),
                        Deadline.of(row.getString("kind"), row.getInt("days_before"))))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
