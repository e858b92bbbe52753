package dev.amana.feed.project;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A state as it came from its topic; never a watermark.
 *
 * @param value   UTF-8 JSON, as published
 * @param headers by name, the last one where a name repeats
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record ProjectedRecord(
        String topic, int partition, long offset, String key, byte[] value, Map<String, byte[]> headers) {

    static ProjectedRecord of(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            throw new IllegalArgumentException("a state has a key and a value");
        }
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), Objects.requireNonNullElseGet(header.value(), () -> new byte[0]));
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        return new ProjectedRecord(record.topic(), record.partition(), record.offset(), key, record.value(), headers);
    }
}
