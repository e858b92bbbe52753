package dev.amana.feed.project;

import dev.amana.feed.Watermark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies slices: rows, offsets and watermarks in one transaction, and only where the database still stands where the
 * reading began. An instance that was suspended and lost its partitions meanwhile thus writes nothing.
 */
final class SliceWriter {

    private static final Logger log = LoggerFactory.getLogger(SliceWriter.class);

    /**
     * Not flushed before the commit returns: what a crash of the database takes away goes with its offset and watermark,
     * and is read again. And an instance suspended inside the transaction gives its locks back: the database ends it.
     */
    private static final String SETTINGS = """
            select set_config('synchronous_commit', 'off', true),
                   set_config('idle_in_transaction_session_timeout', :silence, true),
                   set_config('statement_timeout', :statement, true)""";

    private final Projection projection;
    private final FeedPositions positions;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final ProjectProperties properties;

    SliceWriter(
            Projection projection,
            FeedPositions positions,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            ProjectProperties properties) {
        this.projection = projection;
        this.positions = positions;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * Applies all or nothing, but for slices that another instance was faster with: those are left out.
     *
     * @return where the database stands now, per partition of the slices
     * @throws RefusedRecordException when a record cannot be applied; then nothing was
     */
    List<FeedPosition> write(List<Slice> slices) {
        return Objects.requireNonNull(transaction.execute(status -> writeLocked(slices)));
    }

    private List<FeedPosition> writeLocked(List<Slice> slices) {
        jdbc.sql(SETTINGS)
                .param("silence", millis(properties.transactionLimit()))
                .param("statement", millis(properties.transactionLimit().multipliedBy(2))) // outwaits a suspended one
                .query((row, n) -> n)
                .list();
        Map<Integer, FeedPosition> stored =
                positions
                        .lock(
                                projection.topic(),
                                slices.stream().map(Slice::partition).toList())
                        .stream()
                        .collect(Collectors.toMap(FeedPosition::partition, Function.identity()));
        List<FeedPosition> now = new ArrayList<>();
        for (Slice slice : slices) {
            FeedPosition position = Objects.requireNonNull(stored.get(slice.partition()), "no row of the partition");
            if (position.nextOffset() == slice.from()) {
                FeedPosition moved = apply(slice, position).at(slice.next());
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

    private FeedPosition apply(Slice slice, FeedPosition position) {
        FeedPosition reached = position;
        for (ConsumerRecord<byte[], byte[]> record : slice.records()) {
            try {
                if (Watermark.marks(record.headers())) {
                    reached = reached.with(Watermark.parse(record.value()));
                } else {
                    projection.apply(ProjectedRecord.of(record));
                }
            } catch (RuntimeException e) {
                throw new RefusedRecordException(projection.topic(), slice.partition(), record.offset(), e);
            }
        }
        return reached;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
