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
    private final SuspendedKeys suspended;

    StateFeedHealthIndicator(List<CatchUp> topics, SuspendedKeys suspended) {
        this.topics = topics;
        this.suspended = suspended;
    }

    @Override
    public Health health() {
        Health.Builder health = topics.stream().allMatch(CatchUp::isComplete) ? Health.up() : Health.outOfService();
        topics.forEach(topic -> health.withDetail(topic.topic(), state(topic)));
        return health.build();
    }

    /** A suspended key is no reason to be out of service: what is asked of it is asked elsewhere. */
    private String state(CatchUp topic) {
        String read = topic.isComplete() ? "caught up" : "catching up";
        int keys = suspended.seen(topic.topic());
        return keys == 0 ? read : read + ", keys suspended: " + keys;
    }
}
