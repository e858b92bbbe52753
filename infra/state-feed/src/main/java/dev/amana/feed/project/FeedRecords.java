package dev.amana.feed.project;

import dev.amana.feed.FeedJson;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/** Reads records of a state topic: fields that are unknown are passed over, a record that is not understood is refused. */
public final class FeedRecords {
    private static final int SCHEMA = 1;

    private FeedRecords() {}

    /**
     * The record's value.
     *
     * @throws IllegalArgumentException if it cannot be understood; its key is then suspended, loudly
     */
    public static <T> T read(ProjectedRecord record, Class<T> type) {
        try {
            var tree = FeedJson.MAPPER.readTree(record.value());
            var schema = tree.path("schema").asInt(0);
            if (schema != SCHEMA) {
                throw new IllegalArgumentException("unknown schema %d at %s".formatted(schema, place(record)));
            }
            return Objects.requireNonNull(FeedJson.MAPPER.treeToValue(tree, type), "a record without a value");
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no readable record at " + place(record), e);
        }
    }

    private static String place(ProjectedRecord record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
