package dev.amana.testsupport;

import java.time.Duration;
import org.testcontainers.kafka.KafkaContainer;

/** Starts the one broker, wherever it runs, and answers its address once it serves. */
final class KafkaServer {

    private static final String IMAGE = "apache/kafka:4.1.2";
    /** Seconds on a machine of one's own; a crowded one needs more than the minute that is the default. */
    private static final Duration START_WITHIN = Duration.ofMinutes(4);

    private KafkaServer() {}

    static String start(Infrastructure infrastructure) {
        return switch (infrastructure) {
            case EMBEDDED -> EmbeddedBroker.start();
            case CONTAINERS -> container();
        };
    }

    private static String container() {
        @SuppressWarnings("resource") // lives as long as the JVM
        KafkaContainer kafka = new KafkaContainer(IMAGE)
                .withStartupTimeout(START_WITHIN)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        kafka.start();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::stop, "stop-kafka"));
        return kafka.getBootstrapServers();
    }
}
