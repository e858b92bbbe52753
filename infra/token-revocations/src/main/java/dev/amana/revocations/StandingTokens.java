package dev.amana.revocations;

import dev.amana.openbanking.error.OpenBankingException;
import dev.amana.openbanking.token.AccessToken;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientException;

/**
 * Lets a genuine token pass only while token-service stands by it: one indexed read says whether it was revoked; where that
 * is too old to say no, token-service is asked; where it does not answer, nobody passes.
 */
public final class StandingTokens {

    private static final Logger log = LoggerFactory.getLogger(StandingTokens.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** While token-service is away every call is one more; a line now and then says so for all of them. */
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private static final String READ = "select " + RevocationColumns.SQL;

    private final JdbcClient database;
    private final RevocationColumns columns;
    private final Introspection introspection;
    private final Duration maxStaleness;
    private final Semaphore slots;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final LongAdder untold = new LongAdder();
    private final AtomicReference<Instant> nextLine = new AtomicReference<>(Instant.MIN);

    /**
     * @param maxStaleness how old "not revoked" may be
     * @param maxConcurrent questions under way at once; more are not asked
     */
    public StandingTokens(
            JdbcClient database,
            RevocationColumns columns,
            Introspection introspection,
            Duration maxStaleness,
            int maxConcurrent,
            InstantSource clock,
            MeterRegistry meters) {
        this.database = database;
        this.columns = columns;
        this.introspection = introspection;
        this.maxStaleness = maxStaleness;
        this.slots = new Semaphore(maxConcurrent);
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Returns if the token stands.
     *
     * @param presented the token itself, to ask about it
     * @throws OpenBankingException 401 if it was revoked, 503 if nobody can tell
     */
    void require(AccessToken token, String presented) {
        KnownRevocation known = known(token);
        boolean stands = !known.revoked() && (known.isFresh(clock.instant(), maxStaleness) || active(presented));
        if (!stands) {
            throw token.refused();
        }
    }

    private KnownRevocation known(AccessToken token) {
        try {
            return database.sql(READ)
                    .params(columns.parameters(
                            new TokenKeys(token.clientId(), token.grantId(), token.jti()), token.issuedAt()))
                    .query((row, _) -> KnownRevocation.of(row))
                    .single();
        } catch (DataAccessException away) {
            throw unknown("revocations cannot be read", away);
        }
    }

    private boolean active(String presented) {
        if (!slots.tryAcquire()) {
            throw unknown("too many questions under way", null);
        }
        String outcome = "failed";
        try {
            boolean active = introspection.active(presented);
            outcome = "answered";
            return active;
        } catch (RestClientException unanswered) {
            throw unknown("token-service did not answer", unanswered);
        } finally {
            slots.release();
            meters.counter("amana.revocations.asked", "outcome", outcome).increment();
        }
    }

    private OpenBankingException unknown(String why, @Nullable Exception cause) {
        untold.increment();
        Instant now = clock.instant();
        Instant next = nextLine.get();
        if (!now.isBefore(next) && nextLine.compareAndSet(next, now.plus(BETWEEN_LINES))) {
            log.warn(
                    "Whether tokens were revoked is not known, for {} calls since this was last said: {}{}",
                    untold.sumThenReset(),
                    why,
                    cause == null ? "" : ", " + NestedExceptionUtils.getMostSpecificCause(cause));
        }
        return OpenBankingException.unavailable("The access token cannot be checked at the moment", RETRY_AFTER);
    }
}
