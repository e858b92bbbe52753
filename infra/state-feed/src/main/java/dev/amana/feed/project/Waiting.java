package dev.amana.feed.project;

import java.util.List;
import java.util.Optional;

/** A place where keys wait for a person: operators see and treat all of them alike. */
public interface Waiting {

    /** Every suspended key, the longest suspended first. */
    List<SuspendedKey> all();

    /** The suspension of a key, if it is suspended here. */
    default Optional<SuspendedKey> find(String topic, String key) {
        return all().stream()
                .filter(each -> each.topic().equals(topic) && each.key().equals(key))
                .findFirst();
    }

    /**
     * Tries again what waits of a key, in its order.
     *
     * @return what is suspended still; nothing when the key flows again
     */
    Optional<SuspendedKey> retry(SuspendedKey suspended);

    /**
     * Drops what everything else of the key waits for, and tries the rest.
     *
     * @param offset of what was looked at and is to go
     * @return what is suspended still; nothing when the key flows again
     */
    Optional<SuspendedKey> release(SuspendedKey suspended, long offset, String reason, String by);
}
