package dev.amana.corebanking.messaging;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Part of readiness: up once every listener of this instance has partitions to read, so that a question asked now is heard. */
@Component("coreBankingListeners")
class Listening implements HealthIndicator {

    private final KafkaListenerEndpointRegistry listeners;

    Listening(KafkaListenerEndpointRegistry listeners) {
        this.listeners = listeners;
    }

    @Override
    public Health health() {
        List<String> deaf = listeners.getListenerContainers().stream()
                .filter(container -> !hears(container))
                .map(MessageListenerContainer::getListenerId)
                .toList();
        return deaf.isEmpty()
                ? Health.up().build()
                : Health.outOfService().withDetail("waiting", deaf).build();
    }

    private static boolean hears(MessageListenerContainer container) {
        var partitions = container.getAssignedPartitions();
        return container.isRunning() && partitions != null && !partitions.isEmpty();
    }
}
