package dev.amana.openbanking.token;

import dev.amana.dpop.Sha256;
import dev.amana.dpop.SpentProofs;
import dev.amana.openbanking.error.OpenBankingException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The memory of proofs in the service's database ({@code spent_proof}, in {@code db/spent-proofs}): one INSERT whose row count
 * decides, whichever instance makes it. The table is not logged, so that a proof costs no flush to disk: a crash of the
 * database server empties it, and what could then be replayed is a minute old at most, by whoever also holds the token.
 */
final class JdbcSpentProofs implements SpentProofs, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcSpentProofs.class);
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(20);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** Short statements: a backlog goes in several rounds. */
    private static final int AT_ONCE = 5_000;

    private final JdbcClient database;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("spent-proofs").factory());

    JdbcSpentProofs(JdbcClient database) {
        this.database = database;
        sweeper.scheduleWithFixedDelay(
                this::sweep, BETWEEN_SWEEPS.toSeconds(), BETWEEN_SWEEPS.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public boolean firstUse(String thumbprint, String jti, Instant until) {
        try {
            return database.sql("insert into spent_proof (digest, expires_at) values (?, ?) on conflict do nothing")
                            .params(Sha256.of(thumbprint + ' ' + jti), Timestamp.from(until))
                            .update()
                    == 1;
        } catch (DataAccessException away) {
            LOG.warn("a DPoP proof cannot be remembered", away);
            throw OpenBankingException.unavailable("The DPoP proof cannot be checked at the moment", RETRY_AFTER);
        }
    }

    /** Forgets the proofs that are too old to be taken anyway. */
    void sweep() {
        try {
            int forgotten;
            do {
                forgotten = database.sql("""
                                delete from spent_proof where ctid = any (array(
                                    select ctid from spent_proof where expires_at < clock_timestamp() limit ?))""").param(AT_ONCE).update();
            } while (forgotten == AT_ONCE);
        } catch (DataAccessException away) {
            LOG.warn("old DPoP proofs stay for now: {}", away.toString());
        }
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
    }
}
