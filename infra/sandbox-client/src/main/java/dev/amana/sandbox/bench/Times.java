package dev.amana.sandbox.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Measured times, of which the nearest-rank percentiles are told; taken from any thread. */
final class Times {

    private final long[] nanos;
    private final AtomicInteger count = new AtomicInteger();

    /** @param capacity how many can be taken */
    Times(int capacity) {
        nanos = new long[capacity];
    }

    void add(Duration time) {
        nanos[count.getAndIncrement()] = time.toNanos();
    }

    int count() {
        return count.get();
    }

    /** The smallest time that at least {@code percent} of all do not exceed; zero when there is none. */
    Duration percentile(double percent) {
        int taken = count();
        if (taken == 0) {
            return Duration.ZERO;
        }
        long[] sorted = Arrays.copyOf(nanos, taken);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * taken);
        return Duration.ofNanos(sorted[Math.max(rank, 1) - 1]);
    }

    Duration worst() {
        return percentile(100);
    }

    /** Such as {@code p50 1.2 ms, p99 8.0 ms, worst 12.5 ms}. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, worst %.1f ms",
                millis(percentile(50)),
                millis(percentile(99)),
                millis(worst()));
    }

    static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
