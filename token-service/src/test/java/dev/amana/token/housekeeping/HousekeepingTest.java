package dev.amana.token.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.once.Once;
import dev.amana.token.support.TokenServiceTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class HousekeepingTest extends TokenServiceTest {

    @Autowired
    private Housekeeping housekeeping;

    @Autowired
    private Once once;

    @Autowired
    private JdbcClient database;

    @Test
    void whatHasServedItsTimeGoesAndWhatMattersStays() {
        String old = UUID.randomUUID().toString();
        String recent = UUID.randomUUID().toString();
        assertThat(once.spend(
                        Once.Kind.CLIENT_ASSERTION, "x", old, Instant.now().minusSeconds(1)))
                .isTrue();
        assertThat(once.spend(
                        Once.Kind.CLIENT_ASSERTION, "x", recent, Instant.now().plusSeconds(300)))
                .isTrue();
        database.sql("insert into revoked_token (jti, keep_until) values (?, clock_timestamp() - interval '1 s')")
                .param(old)
                .update();
        database.sql("insert into pushed_request (digest, client_id, request, expires_at)"
                        + " values (decode(md5(?), 'hex'), 'x', '{}', clock_timestamp() - interval '2 hours')")
                .param(old)
                .update();

        housekeeping.sweep();

        assertThat(once.spend(
                        Once.Kind.CLIENT_ASSERTION, "x", old, Instant.now().plusSeconds(300)))
                .isTrue();
        assertThat(once.spend(
                        Once.Kind.CLIENT_ASSERTION, "x", recent, Instant.now().plusSeconds(300)))
                .isFalse();
        assertThat(count("revoked_token where jti = ?", old)).isZero();
        assertThat(count("pushed_request where digest = decode(md5(?), 'hex')", old))
                .isZero();
    }

    private long count(String where, String value) {
        return database.sql("select count(*) from " + where)
                .param(value)
                .query(Long.class)
                .single();
    }
}
