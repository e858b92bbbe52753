package dev.amana.consent.eventstore;

/**
 * An event in the store whose name, revision or content this build does not know.
 *
 * @param waiting how many events of its consent nobody can go by, this one among them
 */
record UnreadableEvent(long sequence, String name, String revision, long waiting, RuntimeException fault) {

    /** Which it is and what is the matter, in words that quote nothing of what it holds. */
    String description() {
        return "event %d, %s revision %s, cannot be read (%s)"
                .formatted(sequence, name, revision, fault.getClass().getSimpleName());
    }
}
