package dev.amana.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.NewTopic;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One line of {@code topics.json}, the list of the topics that the services share. */
record Topic(String name, int partitions, Map<String, String> config) {

    private static final short ONE_REPLICA = 1;

    static List<Topic> shared() {
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
