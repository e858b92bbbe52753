package dev.amana.token.keys;

import com.nimbusds.jose.JWSAlgorithm;
import dev.amana.dpop.SigningAlgorithm;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets a new signing key follow the old one: published now, signing after {@link KeySettings#notice()}, while the old one stays published
 * until its last token is dead. One instance does it at a time; on two at once the second finds it done.
 */
@Component
public class KeyRotation {

    /**
     * A key as the operator sees it.
     *
     * @param state {@code NEXT}, {@code SIGNING} or {@code RETIRED}: published for the tokens it has signed
     */
    public record ListedKey(String kid, String algorithm, String state, Instant signFrom) {}

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
    private static final int ROUND = 2;

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final SigningKeyTable table;
    private final SigningKeys keys;
    private final KeySettings settings;
    private final Clock clock;

    KeyRotation(
            JdbcClient database,
            TransactionOperations transactions,
            SigningKeyTable table,
            SigningKeys keys,
            KeySettings settings,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.table = table;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** Rotates the keys of both algorithms; those that have a successor waiting already are left alone. */
    public void rotate() {
        rotateThoseSignedFromBefore(Instant.MAX);
    }

    /** Rotates what is old enough. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void rotateOld() {
        rotateThoseSignedFromBefore(clock.instant().minus(settings.rotateEvery()));
    }

    private void rotateThoseSignedFromBefore(Instant latest) {
        transactions.executeWithoutResult(_ -> {
            table.lock();
            for (SigningAlgorithm each : SigningAlgorithm.values()) {
                JWSAlgorithm algorithm = each.jws();
                Instant now = clock.instant();
                Instant newest = table.newestSignFrom(algorithm);
                if (!newest.isAfter(now) && newest.isBefore(latest)) {
                    follow(algorithm, now);
                }
            }
        });
        keys.reload();
    }

    private void follow(JWSAlgorithm algorithm, Instant now) {
        Instant signFrom = now.plus(settings.notice());
        Instant signUntil = signFrom.plus(settings.overlap());
        database.sql("""
            update signing_key set sign_until = :signUntil, publish_until = :publishUntil
            where algorithm = :algorithm and sign_until is null\
            """)
                .param("signUntil", Timestamp.from(signUntil))
                .param(
                        "publishUntil",
                        Timestamp.from(signUntil.plus(settings.longestToken().multipliedBy(ROUND))))
                .param("algorithm", algorithm.getName())
                .update();
        String kid = table.add(algorithm, signFrom);
        LOG.info("signing key {} for {} is published and signs from {}", kid, algorithm, signFrom);
    }

    /** Removes keys whose last token is long dead; with the row goes the private key. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    void forget() {
        database.sql("delete from signing_key where publish_until < ?")
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    /** Every published key, oldest first. */
    public List<ListedKey> list() {
        return keys.listed(clock.instant());
    }
}
