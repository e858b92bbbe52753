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
     * @throws RuntimeException to refuse the record. After some attempts its key is suspended, and this and its later
     *                          records wait for a person; where the database is at fault, or the key unknown, the partition
     *                          stops, and its watermark, until a later attempt succeeds. No record is ever skipped
     */
    void apply(ProjectedRecord record);

    /**
     * Whether a record with this key tells of this key and nothing else, so that it is enough to doubt it alone when the
     * record cannot be applied. Asked only of keys that are text, and no longer than an id can be.
     */
    default boolean isKey(String key) {
        return true;
    }

    /**
     * Makes sure that what was known of a key is not honoured as it stands, for a record of it was dropped unapplied. Where
     * nothing that is known can be made wrong by a later record, there is nothing to do.
     */
    default void doubt(String key) {}

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
