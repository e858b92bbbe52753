package dev.amana.consent.status;

import dev.amana.consent.consents.ConsentId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where consents stand: one indexed row, straight from the database, no bus in between. */
@Component
public class ConsentStatuses {

    /** The time of the statement's arrival is before its snapshot: everything committed until then is in it. */
    private static final String FIND =
            "select *, statement_timestamp() as as_of from consent_status where consent_id = ?";

    private final JdbcClient jdbc;

    ConsentStatuses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A consent and how fresh the reading is.
     *
     * @param asOf by the database's clock: all that was committed before it is in this reading
     */
    public record Reading(ConsentStatus consent, Instant asOf) {}

    /** The consent with this id, if there is one. */
    public Optional<Reading> find(ConsentId id) {
        return jdbc.sql(FIND)
                .param(id.value())
                .query((row, _) -> new Reading(StatusRow.read(row), StatusRow.instant(row, "as_of")))
                .optional();
    }
}
