package dev.amana.feed.project;

import dev.amana.feed.Watermark;
import dev.amana.traces.KafkaTraces;
import dev.amana.traces.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies slices: rows, offsets and watermarks in one transaction, and only where the database still stands where the
 * reading began. An instance that was suspended and lost its partitions meanwhile thus writes nothing.
 */
final class SliceWriter {

    private static final Logger log = LoggerFactory.getLogger(SliceWriter.class);

    private final Projection projection;
    private final FeedPositions positions;
    private final SuspendedKeys suspended;
    private final BoundedTransaction transaction;
    private final ProjectProperties properties;

    SliceWriter(
            Projection projection,
            FeedPositions positions,
            SuspendedKeys suspended,
            BoundedTransaction transaction,
            ProjectProperties properties) {
        this.projection = projection;
        this.positions = positions;
        this.suspended = suspended;
        this.transaction = transaction;
        this.properties = properties;
    }

    /**
     * Applies all or nothing, but for slices that another instance was faster with: those are left out. Records of
     * suspended keys are put behind what waits of them.
     *
     * @return where the database stands now, per partition of the slices
     * @throws RefusedRecordException when a record cannot be applied; then nothing was
     */
    List<FeedPosition> write(List<Slice> slices) {
        return transaction.unflushed(() -> writeLocked(slices));
    }

    /** Whether it is still some records that are at fault, and not whoever writes or reads them. */
    boolean maySuspend() {
        return suspended.seen(projection.topic()) < properties.mostSuspended();
    }

    /** Suspends the key of a slice's one record, and moves on behind it; nothing if another instance was faster. */
    List<FeedPosition> suspend(Slice slice, RefusedRecordException refused) {
        return transaction.unflushed(() -> {
            if (stands(slice)) {
                suspended.suspend(refused.record(), RefusedRecordException.reason(refused.getCause()));
            }
            return writeLocked(List.of(slice));
        });
    }

    private boolean stands(Slice slice) {
        return positions.lock(projection.topic(), List.of(slice.partition())).stream()
                .anyMatch(position -> position.nextOffset() == slice.from());
    }

    private List<FeedPosition> writeLocked(List<Slice> slices) {
        Map<Integer, FeedPosition> stored =
                positions
                        .lock(
                                projection.topic(),
                                slices.stream().map(Slice::partition).toList())
                        .stream()
                        .collect(Collectors.toMap(FeedPosition::partition, Function.identity()));
        Set<String> waiting = suspended.of(projection.topic());
        List<FeedPosition> now = new ArrayList<>();
        for (Slice slice : slices) {
            FeedPosition position = Objects.requireNonNull(stored.get(slice.partition()), "no row of the partition");
            if (position.nextOffset() == slice.from()) {
                FeedPosition moved = apply(slice, position, waiting).at(slice.next());
                positions.store(moved);
                now.add(moved);
            } else {
                log.warn(
                        "{}-{} stands at {}, not at {}: another instance reads it, nothing written",
                        projection.topic(),
                        slice.partition(),
                        position.nextOffset(),
                        slice.from());
                now.add(position);
            }
        }
        return now;
    }

    private FeedPosition apply(Slice slice, FeedPosition position, Set<String> waiting) {
        FeedPosition reached = position;
        for (ConsumerRecord<byte[], byte[]> record : slice.records()) {
            try {
                if (Watermark.marks(record.headers())) {
                    reached = reached.with(Watermark.parse(record.value()));
                } else if (isKeyKnown(record) && waiting.contains(SuspendedKeys.key(record))) {
                    suspended.queue(record);
                } else {
                    applyTraced(record);
                }
            } catch (RuntimeException e) {
                throw new RefusedRecordException(record, isKeyKnown(record), e);
            }
        }
        return reached;
    }

    /** As a step of the trace that caused the record; the commit is all of the slices'. */
    private void applyTraced(ConsumerRecord<byte[], byte[]> record) {
        try (Step step = KafkaTraces.processing(record)) {
            try {
                projection.apply(ProjectedRecord.of(record));
            } catch (RuntimeException e) {
                step.failed(e);
                throw e;
            }
        }
    }

    private boolean isKeyKnown(ConsumerRecord<byte[], byte[]> record) {
        return SuspendedKeys.hasKey(record) && projection.isKey(SuspendedKeys.key(record));
    }
}
