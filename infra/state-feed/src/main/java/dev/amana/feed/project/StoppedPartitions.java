package dev.amana.feed.project;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partitions that wait before a record that cannot be applied, each tried again after a growing pause. */
final class StoppedPartitions {

    private static final Logger log = LoggerFactory.getLogger(StoppedPartitions.class);

    private record Stop(int attempts, long retryAt) {}

    private final ProjectProperties properties;
    private final Map<TopicPartition, Stop> stopped = new ConcurrentHashMap<>();

    StoppedPartitions(ProjectProperties properties) {
        this.properties = properties;
    }

    /** Stops a partition, or stops it for longer. */
    void stop(Consumer<?, ?> consumer, TopicPartition partition, RuntimeException reason) {
        Stop stop = stopped.compute(partition, (p, before) -> {
            int attempts = before == null ? 1 : before.attempts() + 1;
            return new Stop(attempts, System.nanoTime() + pause(attempts).toNanos());
        });
        consumer.pause(List.of(partition));
        if (stop.attempts() == 1) {
            log.error(
                    "{} STOPPED before a record it cannot apply, which is tried again and never skipped",
                    partition,
                    reason);
        } else {
            log.error("{} STOPPED, failed attempts: {}: {}", partition, stop.attempts(), reason.toString());
        }
    }

    /** Whether, failing once more, the record before which the partition waits was tried often enough. */
    boolean isLastAttempt(TopicPartition partition) {
        Stop stop = stopped.get(partition);
        return (stop == null ? 0 : stop.attempts()) + 1 >= properties.attempts();
    }

    /** Lets the consumer read those again whose pause is over. */
    void resumeDue(Consumer<?, ?> consumer) {
        for (TopicPartition partition : consumer.paused()) {
            Stop stop = stopped.get(partition);
            if (stop == null || System.nanoTime() - stop.retryAt() >= 0) {
                consumer.resume(List.of(partition));
            }
        }
    }

    void flows(TopicPartition partition) {
        if (stopped.remove(partition) != null) {
            log.info("{} flows again", partition);
        }
    }

    /** Of partitions that went to another instance nothing is known here. */
    void forget(Collection<TopicPartition> partitions) {
        stopped.keySet().removeAll(partitions);
    }

    Set<TopicPartition> all() {
        return Set.copyOf(stopped.keySet());
    }

    private Duration pause(int attempts) {
        Duration pause = properties.firstRetry().multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(properties.longestRetry()) < 0 ? pause : properties.longestRetry();
    }
}
