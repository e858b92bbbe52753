package dev.amana.consent.status;

import dev.amana.consent.consents.PsuId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which consents a customer ever authorised or rejected, the newest first: one range of one index a page. */
@Component
public class PsuConsents {

    private static final String FIRST = """
        select * from consent_status where decided_by = :psu
        order by created_at desc, consent_id desc limit :most\
        """;

    private static final String AFTER = """
        select * from consent_status where decided_by = :psu and (created_at, consent_id) < (:createdAt, :consentId)
        order by created_at desc, consent_id desc limit :most\
        """;

    private final JdbcClient jdbc;

    PsuConsents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some of a customer's consents.
     *
     * @param next where the rest begins, if there is one
     */
    public record Page(List<ConsentStatus> consents, Optional<PageCursor> next) {

        public Page {
            consents = List.copyOf(consents);
        }
    }

    /** At most {@code limit} consents of this customer, from the newest on or after what the cursor has passed. */
    public Page of(PsuId psuId, Optional<PageCursor> after, int limit) {
        JdbcClient.StatementSpec statement = after.map(cursor -> jdbc.sql(AFTER)
                        .param("createdAt", cursor.createdAt().atOffset(ZoneOffset.UTC))
                        .param("consentId", cursor.consentId().value()))
                .orElseGet(() -> jdbc.sql(FIRST));
        List<ConsentStatus> found = statement
                .param("psu", psuId.value())
                .param("most", limit + 1)
                .query((row, _) -> StatusRow.read(row))
                .list();
        if (found.size() <= limit) {
            return new Page(found, Optional.empty());
        }
        List<ConsentStatus> page = found.subList(0, limit);
        return new Page(page, Optional.of(PageCursor.past(page.getLast())));
    }
}
