package dev.amana.feed.publish;

import dev.amana.feed.TopicIdentity;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The right to publish one topic: a row that expires by the database's clock. Every new holder gets a higher epoch, and
 * an epoch is all it takes to name a holder. Each method is one statement, so a suspended holder keeps nothing locked.
 */
final class LeaseTable {

    private static final String TAKE = """
            insert into feed_lease (topic, epoch, holder, expires_at)
            select :topic, 1, :holder, clock_timestamp() + :millis * interval '1 millisecond'
            where not exists (select from feed_lease where topic = :topic and expires_at >= clock_timestamp())
            on conflict (topic) do update
            set epoch = feed_lease.epoch + 1, holder = excluded.holder, expires_at = excluded.expires_at
            where feed_lease.expires_at < clock_timestamp()
            returning epoch""";

    private static final String RENEW = """
            update feed_lease set expires_at = clock_timestamp() + :millis * interval '1 millisecond'
            where topic = :topic and epoch = :epoch
            returning clock_timestamp(), complete""";

    private static final String CONFIRM =
            "select clock_timestamp(), complete from feed_lease where topic = :topic and epoch = :epoch";

    private static final String RELEASE =
            "update feed_lease set expires_at = '-infinity' where topic = :topic and epoch = :epoch";

    private static final String PIN = """
            update feed_lease set topic_id = coalesce(topic_id, :id), partitions = coalesce(partitions, :partitions)
            where topic = :topic and epoch = :epoch
            returning topic_id, partitions""";

    /** Its holder, who sends to the topic that was, has lost the lease too. */
    private static final String PIN_ANEW = """
            update feed_lease
            set topic_id = :id, partitions = :partitions, complete = false, epoch = epoch + 1, expires_at = '-infinity'
            where topic = :topic and topic_id is not null and (topic_id, partitions) is distinct from (:id, :partitions)""";

    private static final String COMPLETE = "update feed_lease set complete = true where topic = :topic";

    private static final String HOLDER = ManagementFactory.getRuntimeMXBean().getName(); // pid@host, for people only

    /**
     * The lease as it was confirmed.
     *
     * @param asOf     the database's clock
     * @param complete whether the topic has, or with what is in the outbox will have, every state
     */
    record Held(Instant asOf, boolean complete) {}

    private final JdbcClient jdbc;
    private final String topic;
    private final Duration lease;

    LeaseTable(JdbcClient jdbc, String topic, Duration lease) {
        this.jdbc = jdbc;
        this.topic = topic;
        this.lease = lease;
    }

    /** The new holder's epoch, or nothing while another holds the lease. */
    OptionalLong take() {
        Optional<Long> epoch = jdbc.sql(TAKE)
                .param("topic", topic)
                .param("holder", HOLDER)
                .param("millis", lease.toMillis())
                .query(Long.class)
                .optional();
        return epoch.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Prolongs the lease and reads the database's clock; nothing when another has taken it. */
    Optional<Held> renew(long epoch) {
        return held(jdbc.sql(RENEW).param("millis", lease.toMillis()), epoch);
    }

    /** Reads the database's clock; nothing when another has taken the lease. */
    Optional<Held> confirm(long epoch) {
        return held(jdbc.sql(CONFIRM), epoch);
    }

    /** Lets the next one have it at once; without effect when another has taken it already. */
    void release(long epoch) {
        jdbc.sql(RELEASE).param("topic", topic).param("epoch", epoch).update();
    }

    /** The topic that was first published to under this lease; nothing when another has taken it. */
    Optional<TopicIdentity> pin(long epoch, TopicIdentity found) {
        return jdbc.sql(PIN)
                .param("topic", topic)
                .param("epoch", epoch)
                .param("id", found.id())
                .param("partitions", found.partitions())
                .query((row, n) -> new TopicIdentity(row.getString(1), row.getInt(2)))
                .optional();
    }

    /** Pins another topic of the name than the one before, if it is another; it is incomplete then. */
    boolean pinAnew(TopicIdentity found) {
        return jdbc.sql(PIN_ANEW)
                        .param("topic", topic)
                        .param("id", found.id())
                        .param("partitions", found.partitions())
                        .update()
                == 1;
    }

    /** Every state is on the topic, or in the outbox. */
    void complete() {
        jdbc.sql(COMPLETE).param("topic", topic).update();
    }

    private Optional<Held> held(JdbcClient.StatementSpec statement, long epoch) {
        return statement
                .param("topic", topic)
                .param("epoch", epoch)
                .query((row, n) ->
                        new Held(row.getObject(1, OffsetDateTime.class).toInstant(), row.getBoolean(2)))
                .optional();
    }
}
