package dev.amana.token.keys;

import com.nimbusds.jose.JWSAlgorithm;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of signing keys; a private key goes in sealed and comes out opened. */
@Repository
class SigningKeyTable {

    /** Any constant: it only keeps two instances from making keys at once. */
    private static final long LOCK = 0x616d616e61L;

    /** A row; the key in it is still sealed. */
    record Stored(String kid, byte[] sealed, Instant signFrom) {}

    private final JdbcClient database;
    private final MasterKey masterKey;
    private final Clock clock;

    SigningKeyTable(JdbcClient database, MasterKey masterKey, Clock clock) {
        this.database = database;
        this.masterKey = masterKey;
        this.clock = clock;
    }

    /** Waits for the only permission to make keys; it ends with the transaction. */
    void lock() {
        database.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, n) -> n)
                .list();
    }

    /** A new key of this algorithm; answers its id. */
    String add(JWSAlgorithm algorithm, Instant signFrom) {
        SigningKey key = SigningKey.generate(algorithm, UUID.randomUUID().toString());
        byte[] plain = key.jwk().toJSONString().getBytes(StandardCharsets.UTF_8);
        database.sql("insert into signing_key (kid, algorithm, sealed, sign_from) values (?, ?, ?, ?)")
                .params(
                        key.kid(),
                        algorithm.getName(),
                        masterKey.seal(plain, context(key.kid())),
                        Timestamp.from(signFrom))
                .update();
        return key.kid();
    }

    /** When the newest key of this algorithm signs, or has begun to; the epoch where there is none. */
    Instant newestSignFrom(JWSAlgorithm algorithm) {
        return database.sql("select coalesce(max(sign_from), 'epoch') from signing_key where algorithm = ?")
                .param(algorithm.getName())
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    /** Those whose tokens may be alive, or will be, in the order in which they begin to sign. */
    List<Stored> published() {
        return database.sql("""
            select kid, sealed, sign_from from signing_key
             where coalesce(publish_until > ?, true) order by sign_from, kid\
            """)
                .param(Timestamp.from(clock.instant()))
                .query((row, n) -> new Stored(
                        row.getString("kid"),
                        row.getBytes("sealed"),
                        row.getTimestamp("sign_from").toInstant()))
                .list();
    }

    SigningKey open(Stored stored) {
        byte[] plain = masterKey.open(stored.sealed(), context(stored.kid()));
        return SigningKey.parse(new String(plain, StandardCharsets.UTF_8));
    }

    /** What binds the sealed bytes to their row. */
    static String context(String kid) {
        return "signing-key:" + kid;
    }
}
