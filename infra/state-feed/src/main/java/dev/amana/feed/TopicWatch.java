package dev.amana.feed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/**
 * Sees to it that a topic stays the one it was. Kafka's clients follow a name: to a topic recreated under it they go on
 * sending, and in it they go on reading, as if nothing had happened.
 */
public final class TopicWatch implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);
    /** The time a recreated topic can go unnoticed. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Admin admin;
    private final String topic;
    private final TopicIdentity identity;
    private volatile TopicIdentity latest;
    private long askAt = System.nanoTime();

    /**
     * Asks the broker which topic it is now.
     *
     * @throws KafkaException when it does not answer in time or has no such topic
     */
    public TopicWatch(String topic, Map<String, Object> adminProperties) throws InterruptedException {
        this.topic = topic;
        this.admin = Admin.create(adminProperties);
        try {
            this.identity = identityOf(ask().get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
            this.latest = identity;
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new KafkaException("topic " + topic + " cannot be described", e);
        }
    }

    public TopicIdentity identity() {
        return identity;
    }

    /**
     * Asks again now and then, without waiting for the answer; no answer is no news.
     *
     * @throws IllegalStateException when the topic is another one by now
     */
    public void look() {
        TopicIdentity found = latest;
        if (!found.equals(identity)) {
            throw new IllegalStateException("topic %s was %s and is %s now".formatted(topic, identity, found));
        }
        if (System.nanoTime() - askAt >= 0) {
            askAt = System.nanoTime() + LOOK_EVERY.toNanos();
            ask().whenComplete((description, failure) -> {
                if (failure == null) {
                    latest = identityOf(description);
                }
            });
        }
    }

    @Override
    public void close() {
        admin.close(CLOSE_WITHIN);
    }

    private KafkaFuture<TopicDescription> ask() {
        return Objects.requireNonNull(
                admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
    }

    private static TopicIdentity identityOf(TopicDescription description) {
        return new TopicIdentity(
                description.topicId().toString(), description.partitions().size());
    }
}
