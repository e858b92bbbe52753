package dev.amana.feed.project;

/**
 * What a service keeps of a state topic: a bean per topic. Its rows live in the service's primary database, for they are
 * written in the transaction that moves the topic's {@code feed_partition} rows.
 */
public interface Projection {

    /** The topic to follow. */
    String topic();

    /** Whether the topic's publisher vouches for its completeness; where nobody does, there is no staleness to measure. */
    default boolean isWatermarked() {
        return true;
    }

    /**
     * Writes one state, in the transaction that also stores how far the partition was read. Records of a key come in
     * order, but can come again, an earlier one after a later one: what is not newer by its sequence must change nothing.
     *
     * @throws RuntimeException to refuse the record: its partition then stops before it, and its watermark with it, until
     *                          a later attempt succeeds; no record is ever skipped
     */
    void apply(ProjectedRecord record);

    /**
     * Removes every row, in the transaction that sends the reading back to the topic's beginning ({@link Rereading}). By
     * deletion, not by truncation: who reads rows and {@code as_of} in one statement must see both as they were or neither.
     *
     * @throws UnsupportedOperationException where the rows cannot be made again from the topic
     */
    default void forget() {
        throw new UnsupportedOperationException(topic() + " is not read again");
    }
}
