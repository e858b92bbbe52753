package dev.amana.openbanking.error;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * An answer that is a refusal: thrown anywhere below a controller or filter, it becomes the API's error body with its
 * status and headers (docs/reference/bobf-api.md §7). Its messages are shown to the caller.
 */
public class OpenBankingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient List<ErrorDetail> errors;
    private final transient HttpHeaders headers;

    public OpenBankingException(HttpStatus status, List<ErrorDetail> errors, HttpHeaders headers) {
        super(status + " " + errors);
        if (!status.isError() || errors.isEmpty()) {
            throw new IllegalArgumentException("a refusal has an error status and at least one error");
        }
        this.status = status;
        this.errors = List.copyOf(errors);
        this.headers = HttpHeaders.copyOf(headers);
    }

    public OpenBankingException(HttpStatus status, ErrorDetail error) {
        this(status, List.of(error), new HttpHeaders());
    }

    /** 400 with everything that is wrong, in the order of the body. */
    public static OpenBankingException badRequest(List<ErrorDetail> errors) {
        return new OpenBankingException(HttpStatus.BAD_REQUEST, errors, new HttpHeaders());
    }

    /** 400 for a field, parameter or header. */
    public static OpenBankingException badRequest(String path, ErrorCode code, String message) {
        return new OpenBankingException(HttpStatus.BAD_REQUEST, ErrorDetail.at(path, code, message));
    }

    /** 400 for the request as a whole. */
    public static OpenBankingException badRequest(ErrorCode code, String message) {
        return new OpenBankingException(HttpStatus.BAD_REQUEST, ErrorDetail.of(code, message));
    }

    /** 403: the caller is known, and may not. */
    public static OpenBankingException forbidden(ErrorCode code, String message) {
        return new OpenBankingException(HttpStatus.FORBIDDEN, ErrorDetail.of(code, message));
    }

    /** 409: it exists already. */
    public static OpenBankingException conflict(String message) {
        return new OpenBankingException(
                HttpStatus.CONFLICT, ErrorDetail.of(ErrorCode.RULES_RESOURCE_ALREADY_EXISTS, message));
    }

    /** 429: fair usage is exceeded until {@code retryAfter} has passed. */
    public static OpenBankingException tooManyRequests(Duration retryAfter) {
        return later(HttpStatus.TOO_MANY_REQUESTS, "Too many requests", retryAfter);
    }

    /** 503: something we depend on is down; the message says no more than that. */
    public static OpenBankingException unavailable(String message, Duration retryAfter) {
        return later(HttpStatus.SERVICE_UNAVAILABLE, message, retryAfter);
    }

    /** 504: something we depend on did not answer in time. */
    public static OpenBankingException gatewayTimeout(String message, Duration retryAfter) {
        return later(HttpStatus.GATEWAY_TIMEOUT, message, retryAfter);
    }

    private static OpenBankingException later(HttpStatus status, String message, Duration retryAfter) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        return new OpenBankingException(status, List.of(ErrorDetail.of(ErrorCode.UNEXPECTED_ERROR, message)), headers);
    }

    public HttpStatus status() {
        return status;
    }

    public List<ErrorDetail> errors() {
        return errors;
    }

    public HttpHeaders headers() {
        return HttpHeaders.readOnlyHttpHeaders(headers);
    }
}
