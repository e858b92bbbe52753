package dev.amana.feed.project;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What one poll brought of one partition.
 *
 * @param from the offset the reading began at, as this instance last knew it from the database
 * @param next the consumer's position behind it: past markers and compacted records, of which nothing is seen
 */
record Slice(int partition, List<ConsumerRecord<byte[], byte[]>> records, long from, long next) {

    /** The part before a record. */
    Slice before(long offset) {
        return new Slice(
                partition,
                records.stream().filter(record -> record.offset() < offset).toList(),
                from,
                offset);
    }

    /** The one record, read on from where the part before it ends. */
    Slice only(ConsumerRecord<byte[], byte[]> record, Slice before) {
        return new Slice(
                partition, List.of(record), before.isEmpty() ? before.from() : before.next(), record.offset() + 1);
    }

    boolean isEmpty() {
        return records.isEmpty();
    }
}
