package dev.amana.token.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.token.housekeeping.Housekeeping;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.Tpp;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** Days of use in a minute: what everyday use writes leaves the tables by itself, and the space it took is used again. */
class SoakTest extends PagesTest {

    private static final List<String> TABLES = List.of(
            "spent",
            "attempt",
            "one_time_code",
            "try_count",
            "oauth_grant",
            "pushed_request",
            "revoked_token",
            "staff_sign_in",
            "spring_session",
            "spring_session_attributes");
    private static final int DAYS = 8;
    private static final int SETTLED = 3;
    private static final int A_DAY = 2_000;

    /** Each takes {@code :day}, {@code :at} and {@code :count}. */
    private static final List<String> DAILY = List.of("""
            insert into spent
            select sha256(convert_to(:day || ' ' || n, 'UTF8')), cast(:at as timestamptz) + interval '5 minutes'
            from generate_series(1, :count) n\
            """, """
            insert into revoked_token
            select :day || ' ' || n, cast(:at as timestamptz) + interval '30 minutes' from generate_series(1, :count) n\
            """, """
            insert into pushed_request (digest, client_id, request, expires_at)
            select sha256(convert_to(:day || ' ' || n, 'UTF8')), 'tpp-one', '{}',
                   cast(:at as timestamptz) + interval '5 minutes'
            from generate_series(1, :count) n\
            """, """
            insert into try_count
            select 'CodeEntry', sha256(convert_to(:day || ' ' || n, 'UTF8')), 1,
                   cast(:at as timestamptz) + interval '15 minutes'
            from generate_series(1, :count) n\
            """, """
            with attempts as (
                insert into attempt (attempt_id, channel, client_id, redirect_uri, scopes, created_at, expires_at, stage)
                select gen_random_uuid(), 'Browser', 'tpp-one', 'https://tpp.example', '{openid}', :at,
                       cast(:at as timestamptz) + interval '15 minutes' + n * interval '1 ms' + length(:day) * interval '0 s',
                       'Started'
                from generate_series(1, :count) n
                returning attempt_id)
            insert into one_time_code (attempt_id, code_hmac, sent_at, expires_at, sends)
            select attempt_id, 'x', :at, cast(:at as timestamptz) + interval '3 minutes', 1 from attempts\
            """, """
            insert into oauth_grant (id, attempt_id, client_id, psu_id, scopes, redirect_uri, authenticated_at, code_digest,
                                     code_expires_at, refresh_digest, refresh_expires_at, revoked_at)
            select gen_random_uuid(), gen_random_uuid(), 'tpp-one', 'psu', '{openid}', 'https://tpp.example', :at,
                   sha256(convert_to('code ' || :day || ' ' || n, 'UTF8')), cast(:at as timestamptz) + interval '1 minute',
                   sha256(convert_to('refresh ' || :day || ' ' || n, 'UTF8')),
                   cast(:at as timestamptz) + case when n % 2 = 0 then interval '1 hour' else interval '300 days' end,
                   case when n % 2 = 0 then null else cast(:at as timestamptz) end
            from generate_series(1, :count) n\
            """, """
            insert into staff_sign_in (sign_in_id, client_id, redirect_uri, code_challenge, browser_digest, expires_at)
            select gen_random_uuid(), 'audit-console', 'https://bank.example', :day, 'x',
                   cast(:at as timestamptz) + interval '5 minutes'
            from generate_series(1, :count) n\
            """);

    @Autowired
    private Housekeeping housekeeping;

    @Autowired
    private AttemptHousekeeping attemptHousekeeping;

    @Autowired
    private JdbcIndexedSessionRepository sessions;

    @Test
    void tablesStayAsTheyAreHoweverLongItRuns() {
        Map<String, Long> settledRows = Map.of();
        Map<String, Long> settledBytes = Map.of();
        for (int day = 1; day <= DAYS; day++) {
            use(day);
            assertThat(rows().get("spent")).isGreaterThan(A_DAY);
            assertThat(rows().get("oauth_grant")).isGreaterThanOrEqualTo(A_DAY);
            clock.advance(Duration.ofHours(50));
            endSessions();
            housekeeping.sweep();
            attemptHousekeeping.forget();
            TABLES.forEach(table -> jdbc.sql("vacuum " + table).update()); // what autovacuum does, without its pauses
            if (day == SETTLED) {
                settledRows = rows();
                settledBytes = bytes();
            }
        }

        assertThat(rows()).isEqualTo(settledRows);
        assertThat(rows().get("spent")).isZero();
        assertThat(rows().get("attempt")).isZero();
        assertThat(rows().get("oauth_grant")).isZero();
        Map<String, Long> before = settledBytes;
        assertThat(bytes())
                .allSatisfy((table, size) ->
                        assertThat(size).as(table).isLessThanOrEqualTo(before.getOrDefault(table, 0L) * 12 / 10));
    }

    @Test
    void everyTableOfShortLivesIsVacuumedByNumber() {
        assertThat(jdbc.sql("select relname from pg_class where 'autovacuum_vacuum_scale_factor=0' = any (reloptions)")
                        .query(String.class)
                        .list())
                .contains(TABLES.stream()
                        .filter(table -> !table.equals("oauth_grant"))
                        .toArray(String[]::new));
    }

    /** What a day leaves behind: a customer at the page, a TPP's token, and rows of everything else by the thousand. */
    private void use(int day) {
        browser().open(attempt());
        Instant now = clock.instant();
        Tpp tpp = new Tpp(port, "tpp-one", KeyFiles.ONE_ES256);
        assertThat(tpp.clientCredentials(tpp.assertion(claims -> at(claims, now)))
                        .statusCode())
                .isEqualTo(200);
        for (String insert : DAILY) {
            jdbc.sql(insert)
                    .param("day", String.valueOf(day))
                    .param("at", Timestamp.from(now))
                    .param("count", A_DAY)
                    .update();
        }
    }

    private static void at(JWTClaimsSet.Builder claims, Instant now) {
        claims.issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(60)));
    }

    /** Spring Session knows the machine's clock only. */
    private void endSessions() {
        jdbc.sql("update spring_session set last_access_time = 0, expiry_time = 0")
                .update();
        sessions.cleanUpExpiredSessions();
    }

    private Map<String, Long> rows() {
        return each("select count(*) from %s");
    }

    private Map<String, Long> bytes() {
        return each("select pg_total_relation_size('%s')");
    }

    private Map<String, Long> each(String question) {
        Map<String, Long> answers = new TreeMap<>();
        TABLES.forEach(table -> answers.put(
                table, jdbc.sql(question.formatted(table)).query(Long.class).single()));
        return answers;
    }
}
