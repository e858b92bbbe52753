package dev.amana.feed.project;

import dev.amana.feed.FeedJson;
import dev.amana.feed.Watermark;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/**
 * The tables {@code feed_suspended} and {@code feed_suspended_record}. Whoever changes what stands there of a key holds the
 * lock of its partition's {@code feed_partition} row, so that no record can slip past or in between.
 */
final class SuspendedKeys {

    /** A record that waits. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Waiting(long place, long offset, byte @Nullable [] value, String headers) {}

    private static final int KEY_LENGTH = 256;
    private static final int REASON_LENGTH = 500;

    private static final String LIST = """
            select s.topic, s.record_key, s.partition, s.since, s.reason, r.waiting,
                   (select f.record_offset from feed_suspended_record f where f.place = r.first) as first
              from feed_suspended s
              join (select topic, record_key, min(place) as first, count(*) as waiting
                      from feed_suspended_record group by topic, record_key) r
                on r.topic = s.topic and r.record_key = s.record_key
             order by s.since""";

    private final JdbcClient jdbc;
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();

    SuspendedKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The suspended keys of a topic. */
    Set<String> of(String topic) {
        Set<String> keys = new HashSet<>(jdbc.sql("select record_key from feed_suspended where topic = ?")
                .param(topic)
                .query((row, n) -> row.getString(1))
                .list());
        seen.put(topic, keys.size());
        return keys;
    }

    /** How many there were when this instance last looked, which is at every batch. */
    int seen(String topic) {
        return seen.getOrDefault(topic, 0);
    }

    List<SuspendedKey> all() {
        return jdbc.sql(LIST)
                .query((row, n) -> new SuspendedKey(
                        row.getString("topic"),
                        row.getString("record_key"),
                        row.getInt("partition"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getString("reason"),
                        row.getLong("first"),
                        row.getLong("waiting")))
                .list();
    }

    void suspend(ConsumerRecord<byte[], byte[]> record, String reason) {
        jdbc.sql("""
                        insert into feed_suspended (topic, record_key, partition, reason) values (?, ?, ?, ?)
                        on conflict do nothing""")
                .param(record.topic())
                .param(key(record))
                .param(record.partition())
                .param(shortened(reason))
                .update();
    }

    void explain(String topic, String key, String reason) {
        jdbc.sql("update feed_suspended set reason = ? where topic = ? and record_key = ?")
                .param(shortened(reason))
                .param(topic)
                .param(key)
                .update();
    }

    /** Puts a record behind all that wait of its key. */
    void queue(ConsumerRecord<byte[], byte[]> record) {
        jdbc.sql("""
                        insert into feed_suspended_record (topic, record_key, record_offset, value, headers)
                        values (:topic, :key, :offset, :value, :headers)""")
                .param("topic", record.topic())
                .param("key", key(record))
                .param("offset", record.offset())
                .param("value", record.value())
                .param("headers", FeedJson.MAPPER.writeValueAsString(headers(record)))
                .update();
    }

    /** The record that all others of a key wait for. */
    Optional<Waiting> first(String topic, String key) {
        return jdbc.sql("""
                        select place, record_offset, value, headers from feed_suspended_record
                        where topic = ? and record_key = ? order by place limit 1""")
                .param(topic)
                .param(key)
                .query((row, n) -> new Waiting(row.getLong(1), row.getLong(2), row.getBytes(3), row.getString(4)))
                .optional();
    }

    void drop(Waiting record, String reason, String by) {
        jdbc.sql("""
                        insert into feed_dropped_record
                               (place, topic, record_key, record_offset, value, headers, reason, dropped_by)
                        select place, topic, record_key, record_offset, value, headers, ?, ?
                          from feed_suspended_record where place = ?""").param(reason).param(by).param(record.place()).update();
        remove(record);
    }

    void remove(Waiting record) {
        jdbc.sql("delete from feed_suspended_record where place = ?")
                .param(record.place())
                .update();
    }

    /** Ends the suspension of a key of which nothing waits any more. */
    void end(String topic, String key) {
        jdbc.sql("delete from feed_suspended where topic = ? and record_key = ?")
                .param(topic)
                .param(key)
                .update();
    }

    /** A topic that is read again from its beginning brings everything that waits once more. */
    void forget(String topic) {
        jdbc.sql("delete from feed_suspended_record where topic = ?")
                .param(topic)
                .update();
        jdbc.sql("delete from feed_suspended where topic = ?").param(topic).update();
    }

    /** Whether the record is of somebody at all: its key is text that a table can hold, and it is no watermark. */
    static boolean hasKey(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.key().length > KEY_LENGTH || Watermark.marks(record.headers())) {
            return false;
        }
        String key = key(record);
        return !key.isBlank() && !key.equals(Watermark.KEY) && key.chars().noneMatch(SuspendedKeys::isNoText);
    }

    /** U+FFFD stands where bytes were no UTF-8; PostgreSQL's texts hold no U+0000. */
    private static boolean isNoText(int character) {
        return character == 0xFFFD || character == 0;
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    /** The record as its projection is to see it. */
    static ProjectedRecord projected(SuspendedKey key, Waiting record) {
        if (record.value() == null) {
            throw new IllegalArgumentException("a state has a key and a value");
        }
        Map<String, byte[]> headers =
                Objects.requireNonNull(FeedJson.MAPPER.readValue(record.headers(), new TypeReference<>() {}));
        return new ProjectedRecord(key.topic(), key.partition(), record.offset(), key.key(), record.value(), headers);
    }

    private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), Objects.requireNonNullElseGet(header.value(), () -> new byte[0]));
        }
        return headers;
    }

    private static String shortened(String reason) {
        String text = reason.replace('\0', ' ');
        return text.length() <= REASON_LENGTH ? text : text.substring(0, REASON_LENGTH);
    }
}
