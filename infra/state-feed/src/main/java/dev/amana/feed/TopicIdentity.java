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
 * Which topic a name stands for. A topic that was deleted and made again under the same name has another id, and none of
 * the records.
 *
 * @param id         Kafka's own topic id
 * @param partitions fixed for a state topic's life, for a key must never change its partition
 */
public record TopicIdentity(String id, int partitions) {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    /**
     * Asks the broker.
     *
     * @throws KafkaException when it does not answer in time or has no such topic
     */
    public static TopicIdentity of(String topic, Map<String, Object> adminProperties) throws InterruptedException {
        try (Admin admin = Admin.create(adminProperties)) {
            KafkaFuture<TopicDescription> answer = Objects.requireNonNull(
                    admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
            TopicDescription description = answer.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return new TopicIdentity(
                    description.topicId().toString(), description.partitions().size());
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("topic " + topic + " cannot be described", e);
        }
    }
}
