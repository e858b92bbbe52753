package dev.amana.token.revocations;

import dev.amana.feed.publish.Outbox;
import dev.amana.token.tokens.TokenMint;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends grants and tokens: here by a row, at the resource servers by a record that leaves in the row's own transaction. */
@Component
public class Revocations {

    /**
     * A dead grant gives no more tokens, but one may be in the making on another instance whose clock is ahead; it is dead too.
     */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

    private static final String CLIENT = "client";

    private final JdbcClient database;
    private final Outbox outbox;
    private final Clock clock;

    Revocations(JdbcClient database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Ends a grant with its code, its refresh token and every access token; once is enough. */
    @Transactional
    public void grant(UUID grantId) {
        int ended = database.sql(
                        "update oauth_grant set revoked_at = clock_timestamp() where id = ? and revoked_at is null")
                .param(grantId)
                .update();
        if (ended == 1) {
            publish(ofGrant(grantId, clock.instant()));
        }
    }

    /** Ends one access token. */
    @Transactional
    public void token(String jti, Instant expires) {
        int ended = database.sql("insert into revoked_token (jti, keep_until) values (?, ?) on conflict do nothing")
                .params(jti, Timestamp.from(expires.plus(CLOCKS_DIFFER)))
                .update();
        if (ended == 1) {
            publish(ofToken(jti, expires.plus(CLOCKS_DIFFER)));
        }
    }

    /** Ends every token of a client, those it may just be getting elsewhere included; or takes that back. */
    void client(String clientId, boolean ended) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant since = now.plus(CLOCKS_DIFFER);
        publish(
                ended
                        ? new Revocation(Revocation.SCHEMA, CLIENT, clientId, since, since.plus(TokenMint.LONGEST))
                        : new Revocation(Revocation.SCHEMA, CLIENT, clientId, now, now, Optional.of(true)));
    }

    /**
     * Tells all again that still has effect, within the caller's transaction. Suspended clients are held until its end, so that their
     * release comes behind it.
     *
     * @return how many records
     */
    int tellAgain() {
        Instant now = clock.instant();
        Timestamp earliest = Timestamp.from(now.minus(TokenMint.LONGEST).minus(CLOCKS_DIFFER));
        List<Revocation> grants = database.sql("select id, revoked_at from oauth_grant where revoked_at > ?")
                .param(earliest)
                .query((row, n) -> ofGrant(
                        row.getObject("id", UUID.class),
                        row.getObject("revoked_at", OffsetDateTime.class).toInstant()))
                .list();
        List<Revocation> tokens = database.sql("select jti, keep_until from revoked_token where keep_until > ?")
                .param(Timestamp.from(now))
                .query((row, n) -> ofToken(
                        row.getString("jti"),
                        row.getObject("keep_until", OffsetDateTime.class).toInstant()))
                .list();
        List<String> clients = database.sql(
                        "select client_id from application where suspended order by client_id for share")
                .query((row, n) -> row.getString("client_id"))
                .list();
        grants.forEach(this::publish);
        tokens.forEach(this::publish);
        clients.forEach(clientId -> client(clientId, true));
        return grants.size() + tokens.size() + clients.size();
    }

    private static Revocation ofGrant(UUID grantId, Instant ended) {
        Instant since = ended.plus(CLOCKS_DIFFER).truncatedTo(ChronoUnit.MILLIS);
        return new Revocation(Revocation.SCHEMA, "grant", grantId.toString(), since, since.plus(TokenMint.LONGEST));
    }

    private Revocation ofToken(String jti, Instant keepUntil) {
        Instant since = clock.instant().plus(CLOCKS_DIFFER).truncatedTo(ChronoUnit.MILLIS);
        return new Revocation(Revocation.SCHEMA, "token", jti, since, keepUntil);
    }

    /** Whether this access token was ended. */
    public boolean ended(String jti) {
        return database.sql("select count(*) from revoked_token where jti = ?")
                        .param(jti)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void publish(Revocation revocation) {
        outbox.append(revocation.key(), revocation);
    }
}
