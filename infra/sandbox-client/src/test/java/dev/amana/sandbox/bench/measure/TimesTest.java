package dev.amana.sandbox.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void percentilesAreByNearestRank() {
        var times = new Times(100);
        for (int i = 100; i >= 1; i--) {
            times.add(Duration.ofMillis(i));
        }
        assertThat(times.percentile(50)).hasMillis(50);
        assertThat(times.percentile(99)).hasMillis(99);
        assertThat(times.percentile(99.1)).hasMillis(100);
        assertThat(times.percentile(0)).hasMillis(1);
        assertThat(times.summary()).isEqualTo("p50 50.0 ms, p99 99.0 ms, worst 100.0 ms");
    }

    @Test
    void worstOfFewIsTheirP99() {
        var times = new Times(10);
        times.add(Duration.ofMillis(3));
        times.add(Duration.ofMillis(1));
        assertThat(times.percentile(50)).hasMillis(1);
        assertThat(times.percentile(99)).hasMillis(3);
    }

    @Test
    void nothingMeasuredIsZero() {
        assertThat(new Times(1).worst()).isZero();
    }

    @Test
    void loadRunsEveryRoundOnceAndExceptionsAreCounted() {
        var times = new Times(1000);
        var exceptions = new Exceptions();
        Load.run(
                1000,
                7,
                i -> exceptions.counting(() -> {
                    times.add(Duration.ofNanos(i));
                    if (i % 100 == 0) {
                        throw new dev.amana.sandbox.SandboxFailure("round " + i);
                    }
                }));
        assertThat(times.count()).isEqualTo(1000);
        assertThat(times.worst()).isEqualTo(Duration.ofNanos(999));
        assertThat(exceptions.count()).isEqualTo(10);
    }
}
