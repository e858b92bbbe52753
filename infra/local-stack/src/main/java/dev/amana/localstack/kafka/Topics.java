package dev.amana.localstack.kafka;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The topics that the services share, made on a broker that has them not yet. */
public final class Topics {

    private static final int RECONNECT_MILLIS = 50;

    private Topics() {}

    /**
     * Creates those of {@code topics.json} that are missing; the others stay as they are. Waits for a broker that is not
     * there yet.
     *
     * @param bootstrapServers {@code host:port} of a cluster of one broker
     * @return the names of those that were made
     */
    public static List<String> createMissing(String bootstrapServers) throws ExecutionException, InterruptedException {
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                RECONNECT_MILLIS,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                RECONNECT_MILLIS);
        try (Admin admin = Admin.create(client)) {
            Set<String> there = new HashSet<>(admin.listTopics().names().get());
            List<Topic> missing = Topic.all().stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .toList();
            admin.createTopics(missing.stream().map(Topic::onOneBroker).toList())
                    .all()
                    .get();
            return missing.stream().map(Topic::name).toList();
        }
    }
}
