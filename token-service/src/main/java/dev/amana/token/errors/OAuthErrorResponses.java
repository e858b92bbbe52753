package dev.amana.token.errors;

import dev.amana.dpop.SigningAlgorithm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The one place where an OAuth error becomes HTTP: JSON of RFC 6749 §5.2, never cached, never a page. */
@Component
public class OAuthErrorResponses implements AuthenticationFailureHandler, AuthenticationEntryPoint {

    private static final Logger LOG = LoggerFactory.getLogger(OAuthErrorResponses.class);
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final String DPOP_ALGORITHMS = "algs=\"" + String.join(" ", SigningAlgorithm.NAMES) + "\"";

    private final JsonMapper json;

    OAuthErrorResponses(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (exception instanceof OAuth2AuthenticationException oauth) {
            write(request, response, oauth.getError());
        } else {
            commence(request, response, exception);
        }
    }

    /** Whoever comes without any authentication. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        write(
                request,
                response,
                OAuthError.INVALID_CLIENT
                        .because("client authentication is required")
                        .getError());
    }

    /** Writes the error with its own status. */
    public void write(HttpServletRequest request, HttpServletResponse response, OAuth2Error error) throws IOException {
        write(request, response, known(error).status(), error);
    }

    /**
     * Refuses an access token at a resource, with the challenge that leads to a better one (RFC 6750 §3, RFC 9449 §7.1): both schemes and
     * no error for whoever brought none, DPoP for a bound one.
     */
    public void refuseToken(HttpServletRequest request, HttpServletResponse response, OAuth2Error error)
            throws IOException {
        OAuthError known = known(error);
        boolean aboutTheToken = known == OAuthError.INVALID_TOKEN
                || known == OAuthError.INSUFFICIENT_SCOPE
                || known == OAuthError.INVALID_DPOP_PROOF;
        if (!aboutTheToken) {
            write(request, response, error);
            return;
        }
        String tried = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (tried == null) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "DPoP " + DPOP_ALGORITHMS);
        } else if (known == OAuthError.INVALID_DPOP_PROOF || tried.regionMatches(true, 0, "DPoP ", 0, 5)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "DPoP error=\"" + known.code() + "\", " + DPOP_ALGORITHMS);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"" + known.code() + "\"");
        }
        boolean forbidden = known == OAuthError.INSUFFICIENT_SCOPE;
        write(request, response, forbidden ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED, error);
    }

    private static OAuthError known(OAuth2Error error) {
        return Arrays.stream(OAuthError.values())
                .filter(each -> each.code().equals(error.getErrorCode()))
                .findFirst()
                .orElse(OAuthError.INVALID_REQUEST);
    }

    /** Writes the error with a status HTTP itself asks for. */
    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, OAuth2Error error)
            throws IOException {
        OAuthError known = known(error);
        String description =
                printable(Optional.ofNullable(error.getDescription()).orElse(""));
        LOG.info("{} refused: {} ({})", request.getRequestURI(), known.code(), description);
        response.setStatus(status.value());
        switch (known) {
            case INVALID_CLIENT -> {
                // RFC 6749 §5.2: name the scheme that was tried, if it was tried by header.
                String tried = request.getHeader(HttpHeaders.AUTHORIZATION);
                if (tried != null && tried.regionMatches(true, 0, "Basic ", 0, 6)) {
                    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"amana\", charset=\"UTF-8\"");
                }
            }
            case TEMPORARILY_UNAVAILABLE -> response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            case INVALID_REQUEST,
                    INVALID_GRANT,
                    INVALID_SCOPE,
                    INVALID_DPOP_PROOF,
                    INVALID_TOKEN,
                    INSUFFICIENT_SCOPE,
                    UNAUTHORIZED_CLIENT,
                    UNSUPPORTED_GRANT_TYPE,
                    UNSUPPORTED_RESPONSE_TYPE,
                    REQUEST_NOT_SUPPORTED,
                    LOGIN_REQUIRED,
                    SERVER_ERROR -> {}
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.PRAGMA, "no-cache");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", known.code());
        if (!description.isEmpty()) {
            body.put("error_description", description);
        }
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }

    /** RFC 6749 §5.2 allows %x20-21 / %x23-5B / %x5D-7E. */
    private static String printable(String description) {
        return description.replace('"', '\'').replaceAll("[^\\x20-\\x7E]|\\\\", "?");
    }
}
