package dev.amana.feed.project;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Out of service until every topic was read to the end it had at the start. What happens afterwards is no matter of
 * readiness: how old the answers may be is decided with each of them, by {@code as_of}.
 */
final class StateFeedHealthIndicator implements HealthIndicator {

    private final List<CatchUp> topics;

    StateFeedHealthIndicator(List<CatchUp> topics) {
        this.topics = topics;
    }

    @Override
    public Health health() {
        Health.Builder health = topics.stream().allMatch(CatchUp::isComplete) ? Health.up() : Health.outOfService();
        topics.forEach(topic -> health.withDetail(topic.topic(), topic.isComplete() ? "caught up" : "catching up"));
        return health.build();
    }
}
