package dev.amana.corebanking.sms;

import dev.amana.corebanking.messaging.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.stereotype.Component;

/**
 * Part of readiness: up once every message that the topic had when this instance started has been read again. One that
 * expired meanwhile is passed too: an idle reader tells where it stands.
 */
@Component("smsReread")
class SmsReread implements HealthIndicator {

    /** What is still to be reached, by partition; a reached one is gone. */
    private final Map<Integer, Long> ahead = new ConcurrentHashMap<>();

    private volatile boolean begun;

    void begin(Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
        ends.forEach((partition, end) -> {
            if (end > beginnings.getOrDefault(partition, 0L)) {
                ahead.put(partition.partition(), end);
            }
        });
        begun = true;
    }

    /** Everything below {@code next} has been read. */
    void passed(int partition, long next) {
        ahead.computeIfPresent(partition, (number, end) -> next >= end ? null : end);
    }

    @EventListener
    void idle(ListenerContainerIdleEvent event) {
        var partitions = event.getTopicPartitions();
        if (partitions == null) {
            return;
        }
        for (TopicPartition partition : partitions) {
            if (partition.topic().equals(Topics.SMS)) {
                passed(partition.partition(), event.getConsumer().position(partition));
            }
        }
    }

    @Override
    public Health health() {
        return begun && ahead.isEmpty()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("behind", List.copyOf(ahead.keySet()))
                        .build();
    }
}
