package dev.amana.consent.looks;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One look of a member of staff.
 *
 * @param number grows with each look
 * @param operation what was done, such as {@code ReadHistory}
 * @param asked what was asked for, by the names of its parameters
 */
public record Look(
        long number,
        Instant lookedAt,
        String staffId,
        UUID interactionId,
        String operation,
        Map<String, String> asked) {}
