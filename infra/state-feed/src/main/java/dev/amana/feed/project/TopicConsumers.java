package dev.amana.feed.project;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Opens consumers that share a topic's partitions in a group and leave offsets to the database. */
final class TopicConsumers {

    private static final int LONGEST_BETWEEN_POLLS_MILLIS = 30_000; // then its partitions go to another instance

    private final Map<String, Object> connection;
    private final ProjectProperties properties;

    TopicConsumers(Map<String, Object> connection, ProjectProperties properties) {
        this.connection = connection;
        this.properties = properties;
    }

    Consumer<byte[], byte[]> open(String topic) {
        Map<String, Object> configuration = new HashMap<>(connection);
        configuration.put(ConsumerConfig.GROUP_ID_CONFIG, properties.group() + "." + topic);
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"); // never skip: ask the database, or stop
        configuration.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        configuration.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(CooperativeStickyAssignor.class));
        configuration.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        configuration.put(
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                Math.toIntExact(properties.fetchWait().toMillis()));
        configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.maxPoll());
        configuration.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_BETWEEN_POLLS_MILLIS);
        configuration.put(
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                Math.toIntExact(properties.session().toMillis()));
        configuration.put(
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                Math.toIntExact(properties.session().toMillis() / 4));
        return new KafkaConsumer<>(configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
