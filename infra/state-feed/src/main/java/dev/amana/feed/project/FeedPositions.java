package dev.amana.feed.project;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code feed_partition}: how far each partition of each topic has been applied to this database. */
public final class FeedPositions {

    private static final Logger log = LoggerFactory.getLogger(FeedPositions.class);

    private static final RowMapper<FeedPosition> POSITION = (row, n) -> new FeedPosition(
            row.getString("topic"),
            row.getInt("partition"),
            row.getLong("next_offset"),
            row.getLong("epoch"),
            row.getObject("as_of", OffsetDateTime.class).toInstant());

    private static final String OPEN = """
            insert into feed_partition (topic, partition, topic_id, next_offset)
            values (:topic, :partition, :topicId, :start) on conflict do nothing""";

    private static final String RESTART_RECREATED = """
            update feed_partition set topic_id = :topicId, next_offset = :start, epoch = 0, as_of = 'epoch'
            where topic = :topic and partition = :partition and topic_id <> :topicId""";

    private static final String RESTART = """
            update feed_partition set next_offset = :start, as_of = 'epoch'
            where topic = :topic and partition = :partition""";

    private static final String STORE = """
            update feed_partition set next_offset = :next, epoch = :epoch, as_of = :asOf
            where topic = :topic and partition = :partition""";

    private final JdbcClient jdbc;

    FeedPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every partition of the topic that was ever begun, by number. */
    public List<FeedPosition> of(String topic) {
        return jdbc.sql("select * from feed_partition where topic = :topic order by partition")
                .param("topic", topic)
                .query(POSITION)
                .list();
    }

    /**
     * Where to read on. A partition never seen begins at {@code start}; so does one whose topic was deleted and made
     * again since, for its old offset means nothing there (applying is idempotent, so what is known stays right).
     */
    FeedPosition open(String topic, int partition, String topicId, long start) {
        at(jdbc.sql(OPEN), topic, partition)
                .param("topicId", topicId)
                .param("start", start)
                .update();
        int recreated = at(jdbc.sql(RESTART_RECREATED), topic, partition)
                .param("topicId", topicId)
                .param("start", start)
                .update();
        if (recreated > 0) {
            log.error("topic {} was recreated: partition {} is read again from its start", topic, partition);
        }
        return at(
                        jdbc.sql("select * from feed_partition where topic = :topic and partition = :partition"),
                        topic,
                        partition)
                .query(POSITION)
                .single();
    }

    /** Begins a partition again; until a new watermark comes nothing is vouched for. */
    void restart(String topic, int partition, long start) {
        at(jdbc.sql(RESTART), topic, partition).param("start", start).update();
    }

    /** Begins every partition again; whoever reads one at the moment goes there with its next batch. */
    void restart(String topic, Map<Integer, Long> starts) {
        lock(topic, starts.keySet())
                .forEach(position ->
                        restart(topic, position.partition(), starts.getOrDefault(position.partition(), 0L)));
    }

    /** Locks and reads; always in the order of the partitions, so that two instances cannot block each other for good. */
    List<FeedPosition> lock(String topic, Collection<Integer> partitions) {
        return jdbc.sql("""
                        select * from feed_partition where topic = :topic and partition = any(:partitions)
                        order by partition for update""")
                .param("topic", topic)
                .param("partitions", partitions.toArray(Integer[]::new))
                .query(POSITION)
                .list();
    }

    void store(FeedPosition position) {
        at(jdbc.sql(STORE), position.topic(), position.partition())
                .param("next", position.nextOffset())
                .param("epoch", position.epoch())
                .param("asOf", position.asOf().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static JdbcClient.StatementSpec at(JdbcClient.StatementSpec statement, String topic, int partition) {
        return statement.param("topic", topic).param("partition", partition);
    }
}
