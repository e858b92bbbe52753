package dev.amana.token.attempts;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads an attempt from its row. */
final class AttemptRows {

    private AttemptRows() {}

    static Attempt read(ResultSet row, int rowNumber) throws SQLException {
        return new Attempt(
                new AttemptId(row.getObject("attempt_id", UUID.class)),
                Channel.valueOf(row.getString("channel")),
                new AuthorisationRequest(
                        row.getString("client_id"),
                        URI.create(row.getString("redirect_uri")),
                        Optional.ofNullable(row.getString("state")),
                        Optional.ofNullable(row.getString("nonce")),
                        Set.copyOf(texts(row, "scopes")),
                        Optional.ofNullable(row.getString("consent_id")),
                        Optional.ofNullable(row.getString("code_challenge")),
                        Optional.ofNullable(row.getString("dpop_jkt"))),
                instant(row, "created_at").orElseThrow(),
                instant(row, "expires_at").orElseThrow(),
                row.getInt("sign_ins"),
                stage(row));
    }

    static Visit readVisit(ResultSet row, int rowNumber) throws SQLException {
        return new Visit(
                new AttemptId(row.getObject("attempt_id", UUID.class)),
                instant(row, "expires_at").orElseThrow(),
                row.getInt("sign_ins"),
                stage(row));
    }

    static OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Stage stage(ResultSet row) throws SQLException {
        String stage = row.getString("stage");
        return switch (stage) {
            case "Started" -> new Stage.Started();
            case "SignedIn" -> new Stage.SignedIn(row.getString("mobile_ending"));
            case "Authenticated" -> new Stage.Authenticated(customer(row), texts(row, "offered_account_ids"));
            case "Decided" -> new Stage.Decided(customer(row), decision(row));
            case "Recorded" -> recorded(row);
            case "Concluded" ->
                new Stage.Concluded(recorded(row), instant(row, "concluded_at").orElseThrow());
            case "Ended" -> new Stage.Ended(EndReason.valueOf(row.getString("end_reason")));
            default -> throw new IllegalStateException("unknown stage " + stage);
        };
    }

    private static Stage.Recorded recorded(ResultSet row) throws SQLException {
        long seq = row.getLong("authorised_seq");
        OptionalLong authorisedSeq = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(seq);
        return new Stage.Recorded(customer(row), decision(row), authorisedSeq, instant(row, "consent_expiry"));
    }

    private static Stage.Authentication customer(ResultSet row) throws SQLException {
        return new Stage.Authentication(
                row.getString("psu_id"), instant(row, "authenticated_at").orElseThrow());
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return "Reject".equals(row.getString("decision"))
                ? new Decision.Reject()
                : new Decision.Authorise(texts(row, "account_ids"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        @Nullable Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
