package dev.amana.sandbox.bench.measure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Measured times, of which the nearest-rank percentiles are told; taken from any thread. */
public final class Times {

    /** Room for a run whose length is a time and not a number. */
    public static final int MANY = 1_000_000;

    private final long[] nanos;
    private final AtomicInteger count = new AtomicInteger();

    /** @param capacity how many can be taken */
    public Times(int capacity) {
        nanos = new long[capacity];
    }

    /** Takes a time; those beyond the capacity are left out. */
    public void add(Duration time) {
        int place = count.getAndIncrement();
        if (place < nanos.length) {
            nanos[place] = time.toNanos();
        }
    }

    public int count() {
        return Math.min(count.get(), nanos.length);
    }

    /** The smallest time that at least {@code percent} of all do not exceed; zero when there is none. */
    public Duration percentile(double percent) {
        int taken = count();
        if (taken == 0) {
            return Duration.ZERO;
        }
        long[] sorted = Arrays.copyOf(nanos, taken);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * taken);
        return Duration.ofNanos(sorted[Math.max(rank, 1) - 1]);
    }

    public Duration worst() {
        return percentile(100);
    }

    /** Such as {@code p50 1.2 ms, p99 8.0 ms, worst 12.5 ms}. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, worst %.1f ms",
                millis(percentile(50)),
                millis(percentile(99)),
                millis(worst()));
    }

    /** Such as {@code p50 1.2 ms, p95 4.0 ms, p99 8.0 ms}. */
    public String percentiles() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms",
                millis(percentile(50)),
                millis(percentile(95)),
                millis(percentile(99)));
    }

    public static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
