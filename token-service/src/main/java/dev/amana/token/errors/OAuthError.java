package dev.amana.token.errors;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The errors this server answers with, by their registered names, and the status each has (RFC 6749 §5.2, RFC 6750 §3.1, RFC 9449 §5). */
public enum OAuthError {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST),
    INVALID_CLIENT(HttpStatus.UNAUTHORIZED),
    INVALID_GRANT(HttpStatus.BAD_REQUEST),
    INVALID_SCOPE(HttpStatus.BAD_REQUEST),
    INVALID_DPOP_PROOF(HttpStatus.BAD_REQUEST),
    INVALID_TOKEN(HttpStatus.UNAUTHORIZED),
    INSUFFICIENT_SCOPE(HttpStatus.FORBIDDEN),
    UNAUTHORIZED_CLIENT(HttpStatus.BAD_REQUEST),
    UNSUPPORTED_GRANT_TYPE(HttpStatus.BAD_REQUEST),
    UNSUPPORTED_RESPONSE_TYPE(HttpStatus.BAD_REQUEST),
    REQUEST_NOT_SUPPORTED(HttpStatus.BAD_REQUEST),
    LOGIN_REQUIRED(HttpStatus.BAD_REQUEST),
    TEMPORARILY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    SERVER_ERROR(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    OAuthError(HttpStatus status) {
        this.status = status;
    }

    /** The error code on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its HTTP status where it is not told by redirect. */
    public HttpStatus status() {
        return status;
    }

    /** The refusal; the description is for the TPP's developer and must hold no secret. */
    public OAuth2AuthenticationException because(String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(code(), description, null));
    }
}
