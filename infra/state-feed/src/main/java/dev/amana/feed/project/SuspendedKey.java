package dev.amana.feed.project;

import java.time.Instant;

/**
 * A key whose records wait because one of them cannot be applied.
 *
 * @param since   when it was suspended, by the consuming database's clock
 * @param reason  why its first record was refused
 * @param offset  of the record that everything else waits for
 * @param waiting how many records wait, that one among them
 */
public record SuspendedKey(
        String topic, String key, int partition, Instant since, String reason, long offset, long waiting) {}
