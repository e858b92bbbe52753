package dev.amana.feed.publish;

import dev.amana.traces.Cause;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox as its publisher sees it: the committed rows of one topic, oldest position first. */
final class OutboxTable {

    /**
     * One record to publish.
     *
     * @param cause of it, where that was recorded
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(long position, String key, byte[] payload, Instant createdAt, Optional<Cause> cause) {}

    /** No cursor: a position can become visible after a higher one, when its transaction took longer. */
    private static final String OLDEST = """
            select position, record_key, payload, created_at, traceparent, interaction_id from outbox
            where topic = :topic order by position limit :limit""";

    /** Not flushed to disk before it returns: a deletion lost in a crash means a record sent twice, nothing else. */
    private static final String DELETE = """
            with unflushed as materialized (select set_config('synchronous_commit', 'off', true))
            delete from outbox using unflushed
            where position = any(:positions)
              and exists (select from feed_lease where topic = :topic and epoch = :epoch)""";

    private final JdbcClient jdbc;
    private final String topic;

    OutboxTable(JdbcClient jdbc, String topic) {
        this.jdbc = jdbc;
        this.topic = topic;
    }

    List<Row> oldest(int limit) {
        return jdbc.sql(OLDEST)
                .param("topic", topic)
                .param("limit", limit)
                .query((row, n) -> new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getBytes(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        cause(row.getString(5), row.getString(6))))
                .list();
    }

    private static Optional<Cause> cause(@Nullable String traceparent, @Nullable String interactionId) {
        return Optional.ofNullable(traceparent).map(of -> new Cause(of, interactionId));
    }

    /** Removes what the broker has, unless the lease of this epoch was taken: then the rows are the new holder's. */
    void delete(List<Row> published, long epoch) {
        jdbc.sql(DELETE)
                .param("topic", topic)
                .param("epoch", epoch)
                .param("positions", published.stream().map(Row::position).toArray(Long[]::new))
                .update();
    }
}
