package dev.amana.consent.deadlines;

import dev.amana.consent.consents.Coded;
import dev.amana.consent.consents.ConsentId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code consent_deadline}: what becomes due when. Rows go in the transaction of the event that settles them. */
@Component
class DeadlineTable {

    /** A consent, and why it is due. */
    record Due(ConsentId consentId, Deadline deadline) {}

    private static final String OPEN = """
            insert into consent_deadline (consent_id, kind, due_at) values (?, 'Unfinished', ?), (?, 'Expiry', ?)""";

    /** Rows that another instance is taking are passed over; what is taken is due again later, should it not be done. */
    private static final String TAKE = """
            update consent_deadline set due_at = :again
            where (consent_id, kind) in (
                select consent_id, kind from consent_deadline where due_at < :now
                order by due_at limit :limit for update skip locked)
            returning consent_id, kind""";

    private final JdbcClient jdbc;

    DeadlineTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(ConsentId consentId, Instant decideBy, Instant expiresAt) {
        jdbc.sql(OPEN)
                .params(
                        consentId.value(),
                        decideBy.atOffset(ZoneOffset.UTC),
                        consentId.value(),
                        expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    void settle(ConsentId consentId, Deadline deadline) {
        jdbc.sql("delete from consent_deadline where consent_id = ? and kind = ?")
                .params(consentId.value(), deadline.code())
                .update();
    }

    void settleAll(ConsentId consentId) {
        jdbc.sql("delete from consent_deadline where consent_id = ?")
                .param(consentId.value())
                .update();
    }

    /** Takes what was due before now, the longest due first. */
    List<Due> take(Instant now, Instant again, int limit) {
        return jdbc.sql(TAKE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("again", again.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> new Due(
                        new ConsentId(row.getString("consent_id")),
                        Coded.parse(Deadline.class, row.getString("kind")).orElseThrow()))
                .list();
    }
}
