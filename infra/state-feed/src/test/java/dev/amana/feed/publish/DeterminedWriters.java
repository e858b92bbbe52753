package dev.amana.feed.publish;

import dev.amana.feed.Instance;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Writers who append at once to a few keys they share, in transactions of uneven length, and note what was committed. */
final class DeterminedWriters implements AutoCloseable {

    /** A committed n-th state of a key, and an instant of the database's clock by which it was committed. */
    record Committed(String key, long n, Instant by) {}

    private static final int KEYS = 12;

    private final Instance instance;
    private final ConcurrentLinkedQueue<Committed> committed = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile boolean enough;

    DeterminedWriters(Instance instance, int writers) {
        this.instance = instance;
        instance.jdbc()
                .sql("create table counter (key text primary key, n bigint not null)")
                .update();
        instance.jdbc()
                .sql("insert into counter select 'key' || k, 0 from generate_series(0, ? - 1) k")
                .param(KEYS)
                .update();
        threads = IntStream.range(0, writers)
                .mapToObj(n -> Thread.ofPlatform().name("writer-" + n).start(this::write))
                .toList();
    }

    int count() {
        return committed.size();
    }

    /** Lets them finish; answers all they committed. */
    List<Committed> finish() {
        enough = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return new ArrayList<>(committed);
    }

    @Override
    public void close() {
        enough = true;
    }

    private void write() {
        while (!enough) {
            String key = "key" + ThreadLocalRandom.current().nextInt(KEYS);
            long[] n = new long[1];
            instance.inTransaction(() -> {
                n[0] = instance.jdbc()
                        .sql("update counter set n = n + 1 where key = ? returning n")
                        .param(key)
                        .query(Long.class)
                        .single();
                instance.bean(Outbox.class).append(key, n[0]);
                instance.jdbc()
                        .sql("select pg_sleep(random() * 0.02)") // so that commits overtake each other
                        .query((row, i) -> i)
                        .list();
            });
            committed.add(new Committed(key, n[0], databaseClock()));
        }
    }

    private Instant databaseClock() {
        return instance.jdbc()
                .sql("select clock_timestamp()")
                .query((row, i) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }
}
