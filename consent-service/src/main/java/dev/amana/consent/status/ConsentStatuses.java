package dev.amana.consent.status;

import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.suspension.ConsentSuspended;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where consents stand: one indexed row, straight from the database, no bus in between. */
@Component
public class ConsentStatuses {

    /** The time of the statement's arrival is before its snapshot: everything committed until then is in it. */
    private static final String FIND = """
            select c.*, statement_timestamp() as as_of,
                   exists (select from suspended_consent s where s.consent_id = c.consent_id) as suspended
              from consent_status c where c.consent_id = ?""";

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

    /**
     * The consent with this id, if there is one.
     *
     * @throws ConsentSuspended when an event of it cannot be read, so that its row may not be how it stands
     */
    public Optional<Reading> find(ConsentId id) {
        return jdbc.sql(FIND)
                .param(id.value())
                .query((row, _) -> reading(id, row))
                .optional();
    }

    private static Reading reading(ConsentId id, ResultSet row) throws SQLException {
        if (row.getBoolean("suspended")) {
            throw new ConsentSuspended(id);
        }
        return new Reading(StatusRow.read(row), StatusRow.instant(row, "as_of"));
    }
}
