package dev.amana.token.attempts;

import static dev.amana.token.attempts.AttemptRows.sql;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The visits in PostgreSQL, beside the attempts: the steps of signing in are the same ({@link AttemptStore}). */
@Repository
public class VisitStore {

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final AttemptSettings settings;

    VisitStore(JdbcClient jdbc, InstantSource clock, AttemptSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** Starts one, in this browser and no other. */
    public Visit begin(byte[] browserDigest) {
        AttemptId id = new AttemptId(UUID.randomUUID());
        Instant now = clock.instant();
        jdbc.sql("""
                insert into attempt(attempt_id, channel, scopes, created_at, expires_at, browser_sha256, stage)
                values (:id, 'Visit', '{}', :now, :expiry, :browser, 'Started')""")
                .param("id", id.value())
                .param("now", sql(now))
                .param("expiry", sql(now.plus(settings.lifetime())))
                .param("browser", browserDigest)
                .update();
        return find(id, browserDigest).orElseThrow();
    }

    /** The visit as it is; empty for an id we never gave, one long gone, and one of another browser. */
    public Optional<Visit> find(AttemptId id, byte[] browserDigest) {
        return jdbc.sql(
                        "select * from attempt where attempt_id = :id and channel = 'Visit' and browser_sha256 = :browser")
                .param("id", id.value())
                .param("browser", browserDigest)
                .query(AttemptRows::readVisit)
                .optional();
    }
}
