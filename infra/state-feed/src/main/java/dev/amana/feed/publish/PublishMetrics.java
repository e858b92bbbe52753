package dev.amana.feed.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How publishing goes; the gauges speak of the instance that holds the lease, and are not a number on the others. */
final class PublishMetrics {

    private final Timer delay;
    private final Counter failures;
    private volatile boolean leading;
    private volatile @Nullable Instant asOf;

    PublishMetrics(MeterRegistry registry, String topic) {
        delay = Timer.builder("amana.feed.publish.delay")
                .description("From the row's insertion to the broker's acknowledgement")
                .tag("topic", topic)
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        failures = Counter.builder("amana.feed.publish.failures")
                .description("Times publishing failed and began anew")
                .tag("topic", topic)
                .register(registry);
        Gauge.builder("amana.feed.publish.leader", () -> leading ? 1 : 0)
                .description("1 on the instance that publishes")
                .tag("topic", topic)
                .register(registry);
        TimeGauge.builder("amana.feed.publish.lag", this::lagMillis, TimeUnit.MILLISECONDS)
                .description("Age of the latest watermark acknowledged by the broker")
                .tag("topic", topic)
                .register(registry);
    }

    Counter failures() {
        return failures;
    }

    void leads(boolean now) {
        leading = now;
        asOf = null;
    }

    void published(List<OutboxTable.Row> rows, Optional<Instant> watermark) {
        Instant now = Instant.now();
        rows.forEach(row -> delay.record(Duration.between(row.createdAt(), now)));
        watermark.ifPresent(mark -> asOf = mark);
    }

    private Number lagMillis() {
        Instant known = asOf;
        return known == null
                ? Double.NaN
                : Duration.between(known, Instant.now()).toMillis();
    }
}
