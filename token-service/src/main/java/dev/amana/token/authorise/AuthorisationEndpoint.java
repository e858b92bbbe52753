package dev.amana.token.authorise;

import dev.amana.token.TokenServiceSettings;
import dev.amana.token.applications.Application;
import dev.amana.token.applications.Applications;
import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.Attempts;
import dev.amana.token.attempts.AuthorisationRequest;
import dev.amana.token.errors.OAuthError;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a TPP sends its customer's browser. A request becomes an attempt and the browser goes on to its page, always by 303. An error goes
 * back to the TPP only when client and redirect address are known to be good; otherwise the person reads a page (RFC 6749 §4.1.2.1).
 */
@RestController
final class AuthorisationEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorisationEndpoint.class);

    private final Applications applications;
    private final RequestRules rules;
    private final PushedRequests pushed;
    private final Attempts attempts;
    private final ProblemPage page;
    private final String issuer;

    AuthorisationEndpoint(
            Applications applications,
            RequestRules rules,
            PushedRequests pushed,
            Attempts attempts,
            ProblemPage page,
            TokenServiceSettings settings) {
        this.applications = applications;
        this.rules = rules;
        this.pushed = pushed;
        this.attempts = attempts;
        this.page = page;
        this.issuer = settings.issuer().toString();
    }

    @RequestMapping(
            path = {"/apigateway/as/authorization.oauth2", "/as/authorization.oauth2"},
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<String> authorise(HttpServletRequest request) {
        try {
            RequestParameters parameters = RequestParameters.of(request);
            Application client = parameters
                    .get("client_id")
                    .flatMap(applications::find)
                    .filter(found -> !found.internal() && !found.suspended())
                    .orElseThrow(() -> OAuthError.INVALID_REQUEST.because("client_id is not a registered one"));
            return parameters.get("request_uri").isPresent()
                    ? arrive(client, parameters.get("request_uri").get())
                    : plain(client, parameters);
        } catch (Refused e) {
            return tell(e.request.redirectUri(), e.error, e.request.state());
        } catch (OAuth2AuthenticationException e) {
            return page.show(e.getError());
        }
    }

    private ResponseEntity<String> arrive(Application client, String requestUri) {
        AttemptId attempt = pushed.arrive(requestUri, client.clientId(), request -> {
                    try {
                        return begin(request);
                    } catch (OAuth2AuthenticationException e) {
                        throw new Refused(request, e.getError());
                    }
                })
                .orElseThrow(() -> OAuthError.INVALID_REQUEST.because("request_uri is unknown, used or too old"));
        return seeOther(attempts.page(attempt));
    }

    private AttemptId begin(AuthorisationRequest request) {
        rules.requireDecidable(request);
        return attempts.begin(request);
    }

    private ResponseEntity<String> plain(Application client, RequestParameters parameters) {
        URI redirectUri = rules.redirectUri(client, parameters);
        try {
            if (!client.inSandbox()) {
                throw OAuthError.INVALID_REQUEST.because("the request must be pushed first (RFC 9126)");
            }
            AuthorisationRequest request = rules.validate(client, redirectUri, parameters, Optional.empty());
            return seeOther(attempts.page(begin(request)));
        } catch (OAuth2AuthenticationException e) {
            return tell(redirectUri, e.getError(), parameters.get("state"));
        }
    }

    private ResponseEntity<String> tell(URI redirectUri, OAuth2Error error, Optional<String> state) {
        LOG.info("an authorisation request is refused: {}", error);
        return seeOther(answer(redirectUri, error, state));
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<String> databaseAway(RuntimeException e) {
        LOG.warn("the database did not answer", e);
        return page.show(
                OAuthError.TEMPORARILY_UNAVAILABLE.because("try again shortly").getError());
    }

    /** A pushed request whose client and redirect address were good and that still cannot be answered. */
    @SuppressWarnings("serial") // thrown and caught within one request
    private static final class Refused extends RuntimeException {

        private final AuthorisationRequest request;
        private final OAuth2Error error;

        Refused(AuthorisationRequest request, OAuth2Error error) {
            super(error.toString(), null, false, false);
            this.request = request;
            this.error = error;
        }
    }

    /** RFC 6749 §4.1.2.1 with the issuer of RFC 9207; the registered address is kept as it is, query and all. */
    private URI answer(URI redirectUri, OAuth2Error error, Optional<String> state) {
        StringBuilder address = new StringBuilder(redirectUri.toString())
                .append(redirectUri.getRawQuery() == null ? '?' : '&')
                .append(pair("error", error.getErrorCode()));
        Optional.ofNullable(error.getDescription())
                .ifPresent(text -> address.append('&').append(pair("error_description", text)));
        state.ifPresent(text -> address.append('&').append(pair("state", text)));
        return URI.create(address.append('&').append(pair("iss", issuer)).toString());
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static ResponseEntity<String> seeOther(URI address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(address)
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
