package dev.amana.localstack.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.NewTopic;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A topic that the services share, as {@code topics.json} lists them. */
record Topic(String name, int partitions, Map<String, String> config) {

    private static final short ONE_REPLICA = 1;

    static List<Topic> all() {
        try (InputStream json =
                Objects.requireNonNull(Topic.class.getResourceAsStream("/topics.json"), "topics.json")) {
            return new JsonMapper().readValue(json, new TypeReference<List<Topic>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NewTopic onOneBroker() {
        return new NewTopic(name, partitions, ONE_REPLICA).configs(config);
    }
}
