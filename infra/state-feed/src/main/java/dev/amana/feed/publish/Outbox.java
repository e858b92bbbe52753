package dev.amana.feed.publish;

import dev.amana.feed.FeedJson;
import dev.amana.feed.Watermark;
import dev.amana.traces.Cause;
import dev.amana.traces.Traces;
import java.sql.Types;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a service has to tell on its state topic: appended in the transaction of what it tells, published within
 * milliseconds of its commit, at least once, each key's records in the order of their commits.
 */
public final class Outbox {

    /** The lock makes a key's positions follow its commits: the second writer gets its position after the first is done. */
    private static final String APPEND = """
            with turn as materialized (select pg_advisory_xact_lock(hashtextextended(:topic || ' ' || :key, 0)))
            insert into outbox (topic, record_key, payload, traceparent, interaction_id)
            select :topic, :key, :payload, :traceparent, :interactionId from turn""";

    private final JdbcClient jdbc;
    private final PublishProperties properties;
    private final Doorbell doorbell;

    Outbox(JdbcClient jdbc, PublishProperties properties, Doorbell doorbell) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.doorbell = doorbell;
    }

    /**
     * Appends a record to the caller's transaction.
     *
     * @param key   what the state is of; the topic keeps the latest value of every key
     * @param value the whole state after the change, written as {@link FeedJson} does
     * @throws IllegalStateException    outside a transaction
     * @throws IllegalArgumentException for a key that is blank or reserved, or a value larger than
     *                                  {@code amana.feed.publish.max-record}: it could never be sent
     */
    public void append(String key, Object value) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a record is appended in the transaction of what it tells");
        }
        if (key.isBlank() || key.equals(Watermark.KEY)) {
            throw new IllegalArgumentException("no key for a record: '" + key + "'");
        }
        byte[] payload = FeedJson.MAPPER.writeValueAsBytes(Objects.requireNonNull(value, "value"));
        if (payload.length > properties.maxRecord().toBytes()) {
            throw new IllegalArgumentException("record %s has %d bytes, more than %s may have"
                    .formatted(key, payload.length, properties.maxRecord()));
        }
        Optional<Cause> cause = Traces.cause();
        jdbc.sql(APPEND)
                .param("topic", properties.topic())
                .param("key", key)
                .param("payload", payload)
                .param("traceparent", cause.map(Cause::traceparent).orElse(null), Types.VARCHAR)
                .param("interactionId", cause.map(Cause::interactionId).orElse(null), Types.VARCHAR)
                .update();
        TransactionSynchronizationManager.registerSynchronization(new RingAfterCommit());
    }

    private final class RingAfterCommit implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            doorbell.ring();
        }
    }
}
