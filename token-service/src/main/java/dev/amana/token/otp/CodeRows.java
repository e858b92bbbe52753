package dev.amana.token.otp;

import dev.amana.token.attempts.AttemptId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The codes in PostgreSQL: comparing and counting are one UPDATE. */
@Repository
class CodeRows {

    /** @param expired whether the code was already too old, so that nothing was compared */
    record Compared(boolean right, boolean expired, int wrongEntries) {}

    private final JdbcClient jdbc;
    private final OneTimeCodeSettings settings;

    CodeRows(JdbcClient jdbc, OneTimeCodeSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Puts a new code in place of the earlier one, unless that is too fresh or was the last; false then. */
    boolean replace(AttemptId attempt, byte[] hmac, Instant now) {
        return jdbc.sql("""
                insert into one_time_code as c (attempt_id, code_hmac, sent_at, expires_at, sends)
                values (:id, :hmac, :now, :expiry, 1)
                on conflict (attempt_id) do update set
                    code_hmac = :hmac, sent_at = :now, expires_at = :expiry, sends = c.sends + 1, used_at = null
                where c.sends <= :resends and c.sent_at <= :sentBefore and c.wrong_entries < :mostWrong""")
                        .param("id", attempt.value())
                        .param("hmac", hmac)
                        .param("now", sql(now))
                        .param("expiry", sql(now.plus(settings.validity())))
                        .param("resends", settings.resends())
                        .param("sentBefore", sql(now.minus(settings.resendAfter())))
                        .param("mostWrong", settings.wrongEntries())
                        .update()
                == 1;
    }

    /** Compares and counts; empty where there is no code that is unused and still open to tries. */
    Optional<Compared> compare(AttemptId attempt, byte[] hmac, Instant now) {
        return jdbc.sql("""
                update one_time_code set
                    used_at       = case when expires_at > :now and code_hmac = :hmac then :now end,
                    wrong_entries = wrong_entries + case when expires_at > :now and code_hmac <> :hmac then 1 else 0 end
                where attempt_id = :id and used_at is null and wrong_entries < :mostWrong
                returning used_at is not null as is_right, expires_at <= :now as is_expired, wrong_entries""")
                .param("id", attempt.value())
                .param("hmac", hmac)
                .param("now", sql(now))
                .param("mostWrong", settings.wrongEntries())
                .query((row, _) -> new Compared(
                        row.getBoolean("is_right"), row.getBoolean("is_expired"), row.getInt("wrong_entries")))
                .optional();
    }

    /** Whether this very code was used to authenticate the attempt: a repeated call, not a second use. */
    boolean wasUsed(AttemptId attempt, byte[] hmac) {
        return jdbc.sql(
                        "select 1 from one_time_code where attempt_id = :id and code_hmac = :hmac and used_at is not null")
                .param("id", attempt.value())
                .param("hmac", hmac)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    Optional<CodeState> state(AttemptId attempt) {
        return jdbc.sql("select sent_at, expires_at, sends, wrong_entries from one_time_code where attempt_id = :id")
                .param("id", attempt.value())
                .query((row, _) -> new CodeState(
                        instant(row, "sent_at"),
                        instant(row, "expires_at"),
                        instant(row, "sent_at").plus(settings.resendAfter()),
                        Math.max(0, 1 + settings.resends() - row.getInt("sends")),
                        Math.max(0, settings.wrongEntries() - row.getInt("wrong_entries"))))
                .optional();
    }

    /** Deletes at most {@code limit} codes that have been useless for {@code age}. */
    int forget(Instant now, Duration age, int limit) {
        return jdbc.sql("""
                delete from one_time_code where attempt_id in
                (select attempt_id from one_time_code where expires_at < :before limit :limit)""")
                .param("before", sql(now.minus(age)))
                .param("limit", limit)
                .update();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
