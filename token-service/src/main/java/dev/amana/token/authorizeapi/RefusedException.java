package dev.amana.token.authorizeapi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A call that is refused; its message is for the caller. */
class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String errorCode;
    private final @Nullable String path;
    private final @Nullable Duration retryAfter;
    private final @Nullable String challenge;

    private RefusedException(
            HttpStatus status, String errorCode, @Nullable String path, String message, @Nullable Duration retryAfter) {
        this(status, errorCode, path, message, retryAfter, null);
    }

    private RefusedException(
            HttpStatus status,
            String errorCode,
            @Nullable String path,
            String message,
            @Nullable Duration retryAfter,
            @Nullable String challenge) {
        super(message);
        this.status = status;
        this.errorCode = "BH.OBF." + errorCode;
        this.path = path;
        this.retryAfter = retryAfter;
        this.challenge = challenge;
    }

    /** @param challenge of RFC 6750 §3 or RFC 9449 §7.1; the scheme alone where no token came at all */
    static RefusedException unauthorized(String message, String challenge) {
        return new RefusedException(HttpStatus.UNAUTHORIZED, "Header.Invalid", null, message, null, challenge);
    }

    static RefusedException forbidden(String errorCode, String message) {
        return new RefusedException(HttpStatus.FORBIDDEN, errorCode, null, message, null);
    }

    static RefusedException bad(String errorCode, String message) {
        return new RefusedException(HttpStatus.BAD_REQUEST, errorCode, null, message, null);
    }

    static RefusedException missing(String path) {
        return new RefusedException(HttpStatus.BAD_REQUEST, "Field.Missing", path, path + " is missing", null);
    }

    static RefusedException invalid(String path, String message) {
        return new RefusedException(HttpStatus.BAD_REQUEST, "Field.Invalid", path, message, null);
    }

    static RefusedException tooMany(String message, Duration retryAfter) {
        return new RefusedException(HttpStatus.TOO_MANY_REQUESTS, "UnexpectedError", null, message, retryAfter);
    }

    static RefusedException unavailable(String message, Duration retryAfter) {
        return new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, "UnexpectedError", null, message, retryAfter);
    }

    HttpStatus status() {
        return status;
    }

    ApiError.Detail detail() {
        return new ApiError.Detail(errorCode, String.valueOf(getMessage()), path);
    }

    Optional<String> challenge() {
        return Optional.ofNullable(challenge);
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
