package dev.amana.consent.status;

import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.Coded;
import dev.amana.consent.consents.ConsentEvent;
import dev.amana.consent.consents.ConsentEvent.ConsentAuthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentCreated;
import dev.amana.consent.consents.ConsentEvent.ConsentExpired;
import dev.amana.consent.consents.ConsentEvent.ConsentExpiryNoticed;
import dev.amana.consent.consents.ConsentEvent.ConsentReauthorised;
import dev.amana.consent.consents.ConsentEvent.ConsentRejected;
import dev.amana.consent.consents.ConsentEvent.ConsentRevoked;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.Status;
import dev.amana.consent.consents.Terms;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes rows of {@code consent_status}: each event moves its consent's row from the event before it, and from no other. */
@Component
class StatusTable {

    private static final String INSERT = """
        insert into consent_status (consent_id, sequence, client_id, status, created_at, status_updated_at, expires_at,
            expiry_requested, permissions, transactions_from, transactions_to, account_ids)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}')\
        """;

    private static final String AUTHORISE = """
        update consent_status set sequence = :sequence, psu_id = :psu, decided_by = :psu, account_ids = :accounts,
            last_authorised_seq = :sequence, last_authorised_at = :at,
            status_updated_at = case when status = 'Authorised' then status_updated_at else :at end, status = 'Authorised'
        where consent_id = :id and sequence = :sequence - 1 returning *\
        """;

    private static final String REJECT = """
        update consent_status set sequence = :sequence, status = 'Rejected', status_updated_at = :at, decided_by = :psu
        where consent_id = :id and sequence = :sequence - 1 returning *\
        """;

    private static final String END = """
        update consent_status set sequence = :sequence, status = :status, status_updated_at = :at
        where consent_id = :id and sequence = :sequence - 1 returning *\
        """;

    private static final String NOTICE = """
        update consent_status set sequence = :sequence
        where consent_id = :id and sequence = :sequence - 1 returning *\
        """;

    private final JdbcClient jdbc;

    StatusTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The row after this event. */
    ConsentStatus write(ConsentEvent event, long sequence) {
        return switch (event) {
            case ConsentCreated created -> insert(created, sequence);
            case ConsentAuthorised yes -> authorise(yes, sequence, yes.psuId(), yes.accountIds());
            case ConsentReauthorised yes -> authorise(yes, sequence, yes.psuId(), yes.accountIds());
            case ConsentRejected no -> reject(no, sequence);
            case ConsentRevoked revoked -> end(revoked, sequence, Status.REVOKED);
            case ConsentExpired expired -> end(expired, sequence, Status.EXPIRED);
            case ConsentExpiryNoticed notice -> move(notice, sequence, jdbc.sql(NOTICE));
        };
    }

    private ConsentStatus insert(ConsentCreated event, long sequence) {
        ConsentStatus status = ConsentStatus.from(event);
        Terms terms = status.terms();
        jdbc.sql(INSERT)
                .params(
                        terms.consentId().value(),
                        sequence,
                        terms.clientId().value(),
                        Status.AWAITING_AUTHORISATION.code(),
                        utc(terms.createdAt()),
                        utc(terms.createdAt()),
                        utc(terms.expiresAt()),
                        terms.expiryRequested(),
                        terms.permissions().list().stream().map(Coded::code).toArray(String[]::new))
                .param(utc(terms.period().from()))
                .param(utc(terms.period().to()))
                .update();
        return status;
    }

    private ConsentStatus authorise(ConsentEvent event, long sequence, PsuId psuId, List<AccountId> accounts) {
        return move(
                event,
                sequence,
                jdbc.sql(AUTHORISE)
                        .param("psu", psuId.value())
                        .param(
                                "accounts",
                                accounts.stream().map(AccountId::value).toArray(String[]::new)));
    }

    private ConsentStatus reject(ConsentRejected event, long sequence) {
        return move(
                event,
                sequence,
                jdbc.sql(REJECT).param("psu", event.psuId().map(PsuId::value).orElse(null), Types.VARCHAR));
    }

    private ConsentStatus end(ConsentEvent event, long sequence, Status status) {
        return move(event, sequence, jdbc.sql(END).param("status", status.code()));
    }

    /** From the event before this one, and from no other. */
    private static ConsentStatus move(ConsentEvent event, long sequence, JdbcClient.StatementSpec update) {
        return update.param("sequence", sequence)
                .param("at", utc(event.occurredAt()))
                .param("id", event.consentId().value())
                .query((row, _) -> StatusRow.read(row))
                .optional()
                .orElseThrow(() -> moved(event, sequence));
    }

    private static ConcurrencyException moved(ConsentEvent event, long sequence) {
        return new ConcurrencyException(event.consentId() + " does not stand before its event " + sequence);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> instant) {
        return instant.map(StatusTable::utc).orElse(null);
    }
}
