package dev.amana.token.attempts;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names one attempt of a customer to decide about one authorisation request. */
public record AttemptId(UUID value) {

    private static final Pattern WRITTEN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** As it stands in an address; empty for what is none. */
    public static Optional<AttemptId> parse(String text) {
        return WRITTEN.matcher(text).matches() ? Optional.of(new AttemptId(UUID.fromString(text))) : Optional.empty();
    }
}
