package dev.amana.openbanking.interaction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code x-fapi-interaction-id}: a UUID that ties together a caller's request, our answer and every trace of it
 * (FAPI 1.0 Baseline §6.2.1; docs/reference/bobf-api.md §6).
 */
public record InteractionId(@JsonValue UUID value) {

    /** The header that carries it. */
    public static final String HEADER = "x-fapi-interaction-id";

    /** The key under which log lines show it. */
    public static final String MDC_KEY = "interactionId";

    static final String ATTRIBUTE = InteractionId.class.getName();

    private static final Pattern CANONICAL =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    private static final ThreadLocal<@Nullable InteractionId> SERVING = new ThreadLocal<>();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InteractionId {}

    /** A new one. */
    public static InteractionId random() {
        return new InteractionId(UUID.randomUUID());
    }

    /** The one a text names; empty when the text is no UUID in its canonical form. */
    public static Optional<InteractionId> parse(@Nullable String text) {
        return text != null && CANONICAL.matcher(text).matches()
                ? Optional.of(new InteractionId(UUID.fromString(text)))
                : Optional.empty();
    }

    /** The one of the request that this thread is serving, if it is serving any. */
    public static Optional<InteractionId> find() {
        return Optional.ofNullable(SERVING.get());
    }

    /**
     * The one of the request that this thread is serving.
     *
     * @throws IllegalStateException on a thread that serves none
     */
    public static InteractionId current() {
        return find().orElseThrow(() -> new IllegalStateException("this thread serves no request"));
    }

    static void serving(@Nullable InteractionId id) {
        if (id == null) {
            SERVING.remove();
        } else {
            SERVING.set(id);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
