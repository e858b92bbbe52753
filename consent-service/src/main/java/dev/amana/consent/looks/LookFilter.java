package dev.amana.consent.looks;

import java.time.Instant;
import java.util.Optional;

/**
 * Which looks are asked for.
 *
 * @param from the earliest, included
 * @param to the end, excluded
 */
public record LookFilter(Optional<String> staffId, Optional<Instant> from, Optional<Instant> to) {}
