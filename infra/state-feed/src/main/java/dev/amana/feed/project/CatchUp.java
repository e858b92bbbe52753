package dev.amana.feed.project;

import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this database has everything the topic held when the instance started. Before that it must not answer: it may
 * never have heard of a consent, or heard of it and not of its end.
 */
final class CatchUp {

    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);

    private final String topic;
    private final FeedPositions positions;
    private volatile Map<Integer, Long> ends = Map.of();
    private volatile boolean complete;

    CatchUp(String topic, FeedPositions positions) {
        this.topic = topic;
        this.positions = positions;
    }

    /** The end offsets seen at the start, per partition. */
    void expect(Map<Integer, Long> seen) {
        ends = Map.copyOf(seen);
    }

    /** Looks whether they are passed, whichever instance passed them; once true it stays so. */
    void look() {
        if (complete || ends.isEmpty()) {
            return;
        }
        Map<Integer, Long> stored = positions.of(topic).stream()
                .collect(Collectors.toMap(FeedPosition::partition, FeedPosition::nextOffset));
        complete = ends.entrySet().stream().allMatch(end -> stored.getOrDefault(end.getKey(), -1L) >= end.getValue());
        if (complete) {
            log.info("{} has caught up with {}", topic, ends);
        }
    }

    String topic() {
        return topic;
    }

    boolean isComplete() {
        return complete;
    }
}
