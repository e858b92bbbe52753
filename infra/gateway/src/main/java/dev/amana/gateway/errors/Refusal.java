package dev.amana.gateway.errors;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the gateway itself: what went wrong, in words that tell a caller what to do.
 *
 * @param retryAfter how long a caller had better wait, where trying again can help
 */
public record Refusal(HttpStatus status, String message, Optional<Duration> retryAfter) {

    public static final String INTERACTION_ID = "x-fapi-interaction-id";

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Refusal of(HttpStatus status, String message) {
        return new Refusal(status, message, Optional.empty());
    }

    public static Refusal retryable(HttpStatus status, String message, Duration retryAfter) {
        return new Refusal(status, message, Optional.of(retryAfter));
    }

    /** What to say where only a status is known: the container refused, or nothing is mapped. */
    static Refusal of(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> of(status, "There is nothing at this path.");
            case METHOD_NOT_ALLOWED -> of(status, "This method is not offered here.");
            case BAD_REQUEST -> of(status, "The request cannot be read.");
            case REQUEST_HEADER_FIELDS_TOO_LARGE, URI_TOO_LONG ->
                of(status, "The request's address or headers are too large.");
            default -> of(status, "The request could not be served.");
        };
    }

    byte[] body(String interactionId) {
        return JSON.writeValueAsBytes(GatewayError.of(status, interactionId, message));
    }

    /** The caller's interaction id where it is a UUID, else one of our own. */
    static String interactionId(@Nullable String sent) {
        return sent != null && UUID_TEXT.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
