package dev.amana.token.errors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the endpoints that take forms. What is no well-formed OAuth request is answered here (RFC 6749 §3.2: form-encoded body, no
 * parameter twice, none in the address; §2.3: one way to authenticate; RFC 9449 §4.3: one DPoP proof at most); what breaks behind it is
 * answered here too, as an OAuth error.
 */
public class OAuthRequestGuard extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(OAuthRequestGuard.class);

    /** RFC 8707 lets this one repeat. */
    private static final Set<String> MAY_REPEAT = Set.of("resource");

    private static final int VALUE_CHARACTERS = 16_384;

    /** Marks a request whose form was read. */
    private static final String READ = OAuthRequestGuard.class.getName() + ".read";

    private final OAuthErrorResponses errors;

    /** Speaks through {@code errors}. */
    public OAuthRequestGuard(OAuthErrorResponses errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (HttpMethod.POST.matches(request.getMethod())) {
                requireForm(request);
                requireOneOfEach(request);
                chain.doFilter(request, response);
            } else {
                response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
                errors.write(
                        request,
                        response,
                        HttpStatus.METHOD_NOT_ALLOWED,
                        OAuthError.INVALID_REQUEST
                                .because("only POST is answered here")
                                .getError());
            }
        } catch (OAuth2AuthenticationException e) {
            errors.write(request, response, e.getError());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the database did not answer {}", request.getRequestURI(), e);
            fail(request, response, OAuthError.TEMPORARILY_UNAVAILABLE.because("try again shortly"));
        } catch (RuntimeException e) {
            LOG.error("{} failed", request.getRequestURI(), e);
            fail(request, response, OAuthError.SERVER_ERROR.because("the request could not be completed"));
        }
    }

    /** A parameter of the form, once it was read here; empty if the request was refused before that. */
    public static Optional<String> parameter(HttpServletRequest request, String name) {
        return request.getAttribute(READ) == null ? Optional.empty() : Optional.ofNullable(request.getParameter(name));
    }

    private void fail(HttpServletRequest request, HttpServletResponse response, OAuth2AuthenticationException error)
            throws IOException {
        if (!response.isCommitted()) {
            errors.write(request, response, error.getError());
        }
    }

    private static void requireForm(HttpServletRequest request) {
        if (!isForm(request.getContentType())) {
            throw OAuthError.INVALID_REQUEST.because("the body must be application/x-www-form-urlencoded");
        }
        if (request.getQueryString() != null) {
            throw OAuthError.INVALID_REQUEST.because("parameters belong in the body, not in the address");
        }
        Map<String, String[]> parameters;
        try {
            parameters = request.getParameterMap();
            request.setAttribute(READ, true);
        } catch (IllegalStateException e) {
            // Servlet 6.1: a body that is too large or badly encoded.
            LOG.debug("unreadable form", e);
            throw OAuthError.INVALID_REQUEST.because("the form cannot be read");
        }
        parameters.forEach((name, values) -> {
            if (values.length > 1 && !MAY_REPEAT.contains(name)) {
                throw OAuthError.INVALID_REQUEST.because("a parameter is given more than once: " + name);
            }
            for (String value : values) {
                if (value.length() > VALUE_CHARACTERS || value.indexOf('\0') >= 0) {
                    throw OAuthError.INVALID_REQUEST.because("a parameter's value cannot be used: " + name);
                }
            }
        });
    }

    private static void requireOneOfEach(HttpServletRequest request) {
        if (isRepeated(request, HttpHeaders.AUTHORIZATION)) {
            throw OAuthError.INVALID_REQUEST.because("a client authenticates in one way, not in several");
        }
        if (isRepeated(request, "DPoP")) {
            throw OAuthError.INVALID_DPOP_PROOF.because("DPoP proof: there is more than one");
        }
    }

    private static boolean isRepeated(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).size() > 1;
    }

    private static boolean isForm(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            return MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
