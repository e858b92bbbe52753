package dev.amana.feed.publish;

import dev.amana.feed.TopicIdentity;
import dev.amana.feed.TopicWatch;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up a topic that was lost and made again: its owner begins, appends the state of every key to the {@link Outbox}, and
 * ends. In between records are published, but nothing is vouched for, so that no reader takes the part for the whole.
 *
 * <p>Of a topic that is the same as ever every state may be told again too; that needs no renewal, and both calls change nothing.
 */
public final class TopicRenewal {

    private static final Logger log = LoggerFactory.getLogger(TopicRenewal.class);

    private final LeaseTable leases;
    private final String topic;
    private final Map<String, Object> adminProperties;

    TopicRenewal(LeaseTable leases, String topic, Map<String, Object> adminProperties) {
        this.leases = leases;
        this.topic = topic;
        this.adminProperties = adminProperties;
    }

    /**
     * Before the first state is read.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer, or has no such topic
     */
    public void begin() throws InterruptedException {
        try (TopicWatch watch = new TopicWatch(topic, adminProperties)) {
            TopicIdentity found = watch.identity();
            if (leases.pinAnew(found)) {
                log.warn(
                        "{} is another topic now, {}: it is not vouched for until every state was told on it",
                        topic,
                        found);
            }
        }
    }

    /** After the last state was appended. */
    public void end() {
        leases.complete();
    }
}
