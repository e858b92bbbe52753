package dev.amana.feed.project;

import dev.amana.feed.TopicIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this instance stands in the partitions it was given: for each, the offset that it last read from, or wrote to,
 * the database. The consumer's own position follows it and never leads.
 */
final class Cursors implements ConsumerRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(Cursors.class);

    private final Consumer<byte[], byte[]> consumer;
    private final FeedPositions positions;
    private final TopicIdentity identity;
    private final StoppedPartitions stopped;
    private final ProjectMetrics metrics;
    private final Map<TopicPartition, Long> cursors = new HashMap<>();

    Cursors(
            Consumer<byte[], byte[]> consumer,
            FeedPositions positions,
            TopicIdentity identity,
            StoppedPartitions stopped,
            ProjectMetrics metrics) {
        this.consumer = consumer;
        this.positions = positions;
        this.identity = identity;
        this.stopped = stopped;
        this.metrics = metrics;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(assigned);
        for (TopicPartition partition : assigned) {
            FeedPosition position = positions.open(
                    partition.topic(), partition.partition(), identity.id(), starts.getOrDefault(partition, 0L));
            moveTo(partition, position.nextOffset());
            metrics.reached(position);
        }
        log.info("reads {}", cursors);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        cursors.keySet().removeAll(revoked);
        stopped.forget(revoked);
        revoked.forEach(partition -> metrics.forget(partition.partition()));
    }

    /** What a poll brought; of a partition whose position only passed over markers, an empty slice. */
    List<Slice> slices(ConsumerRecords<byte[], byte[]> polled) {
        List<Slice> slices = new ArrayList<>();
        for (Map.Entry<TopicPartition, OffsetAndMetadata> next :
                polled.nextOffsets().entrySet()) {
            TopicPartition partition = next.getKey();
            Long from = cursors.get(partition);
            if (from != null) {
                slices.add(new Slice(
                        partition.partition(),
                        polled.records(partition),
                        from,
                        next.getValue().offset()));
            }
        }
        return slices;
    }

    /** Goes where the database stands after slices were written, or were left out because another instance was faster. */
    void settle(List<Slice> slices, List<FeedPosition> stored) {
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            FeedPosition position = stored.get(i);
            TopicPartition partition = new TopicPartition(position.topic(), position.partition());
            cursors.put(partition, position.nextOffset());
            metrics.reached(position);
            if (position.nextOffset() == slice.next()) {
                stopped.flows(partition);
            } else {
                rewind(partition);
                metrics.overtaken();
            }
        }
    }

    /** Back to where the database stands. */
    void rewind(TopicPartition partition) {
        consumer.seek(partition, cursors.getOrDefault(partition, 0L));
    }

    /**
     * The log does not have what is to be read next. If it lost its beginning, records were deleted unread and the
     * partition stops; if it lost its end, it is read again from the beginning.
     */
    void outOfRange(OffsetOutOfRangeException e) {
        Map<TopicPartition, Long> starts =
                consumer.beginningOffsets(e.offsetOutOfRangePartitions().keySet());
        e.offsetOutOfRangePartitions().forEach((partition, wanted) -> {
            long start = starts.getOrDefault(partition, 0L);
            if (wanted < start) {
                stopped.stop(consumer, partition, e);
            } else {
                log.error("{} has no offset {} any more and is read again from {}", partition, wanted, start);
                positions.restart(partition.topic(), partition.partition(), start);
                moveTo(partition, start);
            }
        });
    }

    private void moveTo(TopicPartition partition, long offset) {
        cursors.put(partition, offset);
        rewind(partition);
    }
}
