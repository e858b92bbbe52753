package dev.amana.feed.project;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How projecting a topic goes, as the instance sees it that reads a partition; not a number on the others. */
final class ProjectMetrics {

    private final MeterRegistry registry;
    private final String topic;
    private final boolean watermarked;
    private final Counter failures;
    private final Counter overtaken;
    private final Map<Integer, Instant> asOf = new ConcurrentHashMap<>();
    private final Set<Integer> gauged = ConcurrentHashMap.newKeySet();

    ProjectMetrics(MeterRegistry registry, Projection projection, StoppedPartitions stopped, SuspendedKeys suspended) {
        this.registry = registry;
        this.topic = projection.topic();
        this.watermarked = projection.isWatermarked();
        failures = Counter.builder("amana.feed.project.failures")
                .description("Times projecting failed and began anew")
                .tag("topic", topic)
                .register(registry);
        overtaken = Counter.builder("amana.feed.project.overtaken")
                .description("Batches not written because another instance reads the partition")
                .tag("topic", topic)
                .register(registry);
        Gauge.builder("amana.feed.project.stopped", () -> stopped.all().size())
                .description("Partitions that wait before a record that cannot be applied")
                .tag("topic", topic)
                .strongReference(true)
                .register(registry);
        Gauge.builder("amana.feed.suspended", () -> suspended.seen(topic))
                .description("Keys whose records wait for a person because one cannot be applied")
                .tag("topic", topic)
                .strongReference(true)
                .register(registry);
    }

    Counter failures() {
        return failures;
    }

    void overtaken() {
        overtaken.increment();
    }

    void reached(FeedPosition position) {
        if (!watermarked) {
            return;
        }
        asOf.put(position.partition(), position.asOf());
        if (gauged.add(position.partition())) {
            TimeGauge.builder(
                            "amana.feed.project.staleness",
                            () -> millisBehind(position.partition()),
                            TimeUnit.MILLISECONDS)
                    .description("Own clock minus the as_of of the partition")
                    .tag("topic", topic)
                    .tag("partition", String.valueOf(position.partition()))
                    .strongReference(true)
                    .register(registry);
        }
    }

    void forget(int partition) {
        asOf.remove(partition);
    }

    void forgetAll() {
        asOf.clear();
    }

    private Number millisBehind(int partition) {
        @Nullable Instant known = asOf.get(partition);
        return known == null
                ? Double.NaN
                : Duration.between(known, Instant.now()).toMillis();
    }
}
