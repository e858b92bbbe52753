package dev.amana.consent.replay;

import java.util.Optional;

/**
 * A row that was not what the events say.
 *
 * @param row its key
 * @param live its content in the live table, as a JSON object; empty where the row was missing
 * @param rebuilt its content after the events, as a JSON object; empty where there should be no such row
 */
public record Difference(String consentId, String row, Optional<String> live, Optional<String> rebuilt) {}
