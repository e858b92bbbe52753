package dev.amana.consent.status;

import dev.amana.consent.consents.AccountId;
import dev.amana.consent.consents.ClientId;
import dev.amana.consent.consents.Coded;
import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.consents.Permission;
import dev.amana.consent.consents.Permissions;
import dev.amana.consent.consents.PsuId;
import dev.amana.consent.consents.Status;
import dev.amana.consent.consents.Terms;
import dev.amana.consent.consents.TransactionPeriod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code consent_status}. */
final class StatusRow {

    private StatusRow() {}

    static ConsentStatus read(ResultSet row) throws SQLException {
        Terms terms = new Terms(
                new ConsentId(row.getString("consent_id")),
                new ClientId(row.getString("client_id")),
                instant(row, "created_at"),
                Permissions.of(texts(row, "permissions").stream()
                        .map(code -> word(Permission.class, code))
                        .toList()),
                instant(row, "expires_at"),
                row.getBoolean("expiry_requested"),
                new TransactionPeriod(
                        optionalInstant(row, "transactions_from"), optionalInstant(row, "transactions_to")));
        @Nullable Long lastAuthorised = row.getObject("last_authorised_seq", Long.class);
        return new ConsentStatus(
                terms,
                row.getLong("sequence"),
                word(Status.class, row.getString("status")),
                instant(row, "status_updated_at"),
                Optional.ofNullable(row.getString("psu_id")).map(PsuId::new),
                texts(row, "account_ids").stream().map(AccountId::new).toList(),
                lastAuthorised == null ? OptionalLong.empty() : OptionalLong.of(lastAuthorised),
                optionalInstant(row, "last_authorised_at"),
                Optional.ofNullable(row.getString("decided_by")).map(PsuId::new));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static <E extends Enum<E> & Coded> E word(Class<E> words, String code) {
        return Coded.parse(words, code).orElseThrow(() -> new IllegalStateException(code + " is no known word"));
    }
}
