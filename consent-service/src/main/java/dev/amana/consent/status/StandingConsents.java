package dev.amana.consent.status;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the states of all consents, some at a time, and keeps them as they are until the caller's transaction ends. */
@Component
public class StandingConsents {

    private static final String AFTER =
            "select * from consent_status where consent_id > ? order by consent_id limit ? for share";

    private final JdbcClient jdbc;

    StandingConsents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next ones by their ids; empty after the last. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ConsentStatus> heldAfter(String consentId, int atMost) {
        return jdbc.sql(AFTER)
                .param(consentId)
                .param(atMost)
                .query((row, _) -> StatusRow.read(row))
                .list();
    }

    /** How many there are, exactly. */
    public long count() {
        return jdbc.sql("select count(*) from consent_status").query(Long.class).single();
    }
}
