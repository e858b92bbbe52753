package dev.amana.feed.project;

/** A record that could not be applied, and so stops its partition. */
final class RefusedRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long offset;

    RefusedRecordException(String topic, int partition, long offset, RuntimeException cause) {
        super("record %s-%d@%d cannot be applied".formatted(topic, partition, offset), cause);
        this.offset = offset;
    }

    long offset() {
        return offset;
    }
}
