package dev.amana.feed.project;

import dev.amana.feed.TopicIdentity;
import dev.amana.feed.TopicWatch;
import dev.amana.feed.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one topic and applies it. Kafka decides which instance reads which partition; where to read on is in the
 * database alone, so that a failure of any kind is met by beginning anew from there.
 */
final class Projector implements Worker.Task {

    private static final Logger log = LoggerFactory.getLogger(Projector.class);
    private static final Duration POLL = Duration.ofMillis(100); // also how soon a stop is seen
    private static final Duration LEAVE_WITHIN = Duration.ofSeconds(2);

    private final String topic;
    private final TopicConsumers consumers;
    private final Map<String, Object> adminProperties;
    private final FeedPositions positions;
    private final SliceWriter writer;
    private final CatchUp catchUp;
    private final StoppedPartitions stopped;
    private final ProjectMetrics metrics;

    Projector(
            String topic,
            TopicConsumers consumers,
            Map<String, Object> adminProperties,
            FeedPositions positions,
            SliceWriter writer,
            CatchUp catchUp,
            StoppedPartitions stopped,
            ProjectMetrics metrics) {
        this.topic = topic;
        this.consumers = consumers;
        this.adminProperties = adminProperties;
        this.positions = positions;
        this.writer = writer;
        this.catchUp = catchUp;
        this.stopped = stopped;
        this.metrics = metrics;
    }

    @Override
    public void run(Worker.Stop stop) throws InterruptedException {
        try (TopicWatch watch = new TopicWatch(topic, adminProperties)) {
            project(watch, stop);
        }
    }

    private void project(TopicWatch watch, Worker.Stop stop) {
        TopicIdentity identity = watch.identity();
        Consumer<byte[], byte[]> consumer = consumers.open(topic);
        try {
            Cursors cursors = new Cursors(consumer, positions, identity, stopped, metrics);
            catchUp.expect(ends(consumer, identity));
            consumer.subscribe(List.of(topic), cursors);
            while (!stop.isRequested()) {
                watch.look();
                stopped.resumeDue(consumer);
                poll(consumer, cursors);
                catchUp.look();
            }
        } finally {
            stopped.forget(stopped.all());
            metrics.forgetAll();
            consumer.close(CloseOptions.timeout(LEAVE_WITHIN));
        }
    }

    private void poll(Consumer<byte[], byte[]> consumer, Cursors cursors) {
        try {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            write(consumer, cursors, cursors.slices(records));
        } catch (OffsetOutOfRangeException e) {
            cursors.outOfRange(e);
        }
    }

    /** All partitions in one transaction; where a record is refused, each partition in its own. */
    private void write(Consumer<byte[], byte[]> consumer, Cursors cursors, List<Slice> slices) {
        if (slices.isEmpty()) {
            return;
        }
        try {
            cursors.settle(slices, writer.write(slices));
        } catch (RefusedRecordException refused) {
            slices.forEach(slice -> writeAlone(consumer, cursors, slice));
        }
    }

    /** What lies before a refused record is applied; the partition then waits in front of it, or its key does alone. */
    private void writeAlone(Consumer<byte[], byte[]> consumer, Cursors cursors, Slice slice) {
        try {
            cursors.settle(List.of(slice), writer.write(List.of(slice)));
        } catch (RefusedRecordException refused) {
            TopicPartition partition = new TopicPartition(topic, slice.partition());
            Slice good = slice.before(refused.offset());
            if (!good.isEmpty()) {
                writeAlone(consumer, cursors, good);
            }
            if (refused.isOfItsKey() && stopped.isLastAttempt(partition) && writer.maySuspend()) {
                suspend(cursors, slice.only(refused.record(), good), refused);
            } else {
                stopped.stop(consumer, partition, refused);
            }
            cursors.rewind(partition);
        }
    }

    private void suspend(Cursors cursors, Slice slice, RefusedRecordException refused) {
        cursors.settle(List.of(slice), writer.suspend(slice, refused));
        log.error(
                "{} {} is SUSPENDED: its records wait for a person, all others flow",
                topic,
                SuspendedKeys.key(refused.record()),
                refused);
    }

    private Map<Integer, Long> ends(Consumer<byte[], byte[]> consumer, TopicIdentity identity) {
        List<TopicPartition> all = IntStream.range(0, identity.partitions())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        return consumer.endOffsets(all).entrySet().stream()
                .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
    }
}
