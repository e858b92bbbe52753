package dev.amana.testsupport;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.awaitility.Awaitility;

/**
 * The Kafka broker of this JVM's tests, with every topic of {@code topics.json}: started at first use, gone with the
 * JVM. One broker, so replication factors are 1; transactions work; topics are not created by asking for them.
 */
public final class TestKafka {

    private static final int TOPICS_WITHIN_SECONDS = 60;

    private static final class Shared {
        static final String BOOTSTRAP_SERVERS = start();

        private static String start() {
            String servers = KafkaServer.start(Infrastructure.chosen());
            create(servers, Topic.shared());
            return servers;
        }
    }

    private TestKafka() {}

    /** {@code host:port} of the broker. */
    public static String bootstrapServers() {
        return Shared.BOOTSTRAP_SERVERS;
    }

    /** Creates a topic that only the calling test knows. */
    public static void createTopic(String name, int partitions, Map<String, String> config) {
        create(bootstrapServers(), List.of(new Topic(name, partitions, config)));
    }

    /** Gives Spring this broker: {@code TestKafka.springProperties(registry::add)} in a {@code @DynamicPropertySource}. */
    public static void springProperties(BiConsumer<String, Supplier<Object>> registry) {
        registry.accept("spring.kafka.bootstrap-servers", TestKafka::bootstrapServers);
    }

    /** Returns when the broker tells of them: it answers that they are made a little earlier. */
    private static void create(String servers, List<Topic> topics) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            admin.createTopics(topics.stream().map(Topic::onOneBroker).toList())
                    .all()
                    .get(TOPICS_WITHIN_SECONDS, TimeUnit.SECONDS);
            Awaitility.await().atMost(Duration.ofSeconds(TOPICS_WITHIN_SECONDS)).until(() -> areTold(admin, topics));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("topics could not be created on " + servers, e);
        }
    }

    private static boolean areTold(Admin admin, List<Topic> topics) throws InterruptedException, TimeoutException {
        try {
            return admin.describeTopics(topics.stream().map(Topic::name).toList())
                            .allTopicNames()
                            .get(TOPICS_WITHIN_SECONDS, TimeUnit.SECONDS)
                            .size()
                    == topics.size();
        } catch (ExecutionException notYet) {
            return false;
        }
    }
}
