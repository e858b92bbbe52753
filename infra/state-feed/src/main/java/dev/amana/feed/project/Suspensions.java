package dev.amana.feed.project;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators can do about suspended keys: see them, have them tried again, and, as a decision that is kept, drop the
 * record that everything else of the key waits for.
 */
public final class Suspensions implements Waiting {

    private static final Logger log = LoggerFactory.getLogger(Suspensions.class);

    private final List<Projection> projections;
    private final FeedPositions positions;
    private final SuspendedKeys keys;
    private final BoundedTransaction transaction;

    Suspensions(
            List<Projection> projections, FeedPositions positions, SuspendedKeys keys, BoundedTransaction transaction) {
        this.projections = List.copyOf(projections);
        this.positions = positions;
        this.keys = keys;
        this.transaction = transaction;
    }

    @Override
    public List<SuspendedKey> all() {
        return keys.all();
    }

    /**
     * Applies what waits of a key, in its order, and ends the suspension when all of it could be. Where one cannot be,
     * what lies before it stays applied, and the key suspended.
     *
     * @return what is suspended still; nothing when the key flows again
     */
    @Override
    public Optional<SuspendedKey> retry(SuspendedKey suspended) {
        try {
            boolean more = true;
            while (more) {
                more = applyNext(suspended);
            }
            log.info("{} {} flows again", suspended.topic(), suspended.key());
        } catch (RuntimeException refused) {
            log.error("{} {} stays SUSPENDED", suspended.topic(), suspended.key(), refused);
            keys.explain(suspended.topic(), suspended.key(), RefusedRecordException.reason(refused));
        }
        keys.of(suspended.topic());
        return find(suspended.topic(), suspended.key());
    }

    /**
     * Drops the record that everything waits for, with its bytes kept and who decided so and why, has the projection
     * {@linkplain Projection#doubt doubt} what it knows of the key, and tries the rest.
     *
     * @param offset of the record that was looked at and is to go
     * @return what is suspended still; nothing when the key flows again
     * @throws IllegalArgumentException when another record is the first by now
     */
    @Override
    public Optional<SuspendedKey> release(SuspendedKey suspended, long offset, String reason, String by) {
        SuspendedKeys.Waiting dropped = transaction.flushed(() -> {
            lock(suspended);
            SuspendedKeys.Waiting first = keys.first(suspended.topic(), suspended.key())
                    .filter(record -> record.offset() == offset)
                    .orElseThrow(() -> new IllegalArgumentException("not the record that is waited for: " + offset));
            keys.drop(first, reason, by);
            projection(suspended.topic()).doubt(suspended.key());
            return first;
        });
        log.warn("{} {}: {} dropped the record at {}", suspended.topic(), suspended.key(), by, dropped.offset());
        return retry(suspended);
    }

    /** One record to a transaction, and under the partition's lock: a long queue must not hold up its neighbours. */
    private boolean applyNext(SuspendedKey suspended) {
        return transaction.flushed(() -> {
            lock(suspended);
            Optional<SuspendedKeys.Waiting> first = keys.first(suspended.topic(), suspended.key());
            if (first.isEmpty()) {
                keys.end(suspended.topic(), suspended.key());
                return false;
            }
            projection(suspended.topic()).apply(SuspendedKeys.projected(suspended, first.get()));
            keys.remove(first.get());
            return true;
        });
    }

    private void lock(SuspendedKey suspended) {
        positions.lock(suspended.topic(), List.of(suspended.partition()));
    }

    private Projection projection(String topic) {
        return projections.stream()
                .filter(each -> each.topic().equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(topic + " is not projected here"));
    }
}
