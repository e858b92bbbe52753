package dev.amana.token.authorizeapi;

import dev.amana.token.TokenServiceSettings;
import dev.amana.token.applications.Application;
import dev.amana.token.signin.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Two calls: one starts the customer's sign-in, one carries the code, the accounts and the decision. Not there in production. */
@RestController
@ConditionalOnProperty(name = "amana.profile", havingValue = "sandbox")
class AuthorizeApi {

    private static final String ATTEMPTS = "/apigateway/as/authorize";
    private static final String ATTEMPT = ATTEMPTS + "/{attempt}";

    private final Callers callers;
    private final ApiStart start;
    private final ApiDecision decision;
    private final ClientAddress address;
    private final TokenServiceSettings settings;

    AuthorizeApi(
            Callers callers,
            ApiStart start,
            ApiDecision decision,
            ClientAddress address,
            TokenServiceSettings settings) {
        this.callers = callers;
        this.start = start;
        this.decision = decision;
        this.address = address;
        this.settings = settings;
    }

    @PostMapping(ATTEMPTS)
    ResponseEntity<Started> start(@RequestBody StartBody body, HttpServletRequest request) {
        Application caller = callers.of(request);
        Started started = start.start(caller, body, address.of(request));
        URI location = settings.at(ATTEMPTS + "/" + started.attemptId());
        return ResponseEntity.created(location)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(started);
    }

    @PostMapping(ATTEMPT)
    ResponseEntity<Outcome> decide(
            @PathVariable String attempt, @RequestBody DecisionBody body, HttpServletRequest request) {
        Application caller = callers.of(request);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(decision.decide(caller, attempt, body));
    }

    /** Both paths are there for whoever comes by another method, and say so (docs/reference/bobf-api.md §6). */
    @RequestMapping({ATTEMPTS, ATTEMPT})
    void anotherMethod(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException(request.getMethod());
    }

    /** Named, or Spring would answer it itself. */
    @RequestMapping(
            path = {ATTEMPTS, ATTEMPT},
            method = RequestMethod.OPTIONS)
    void options(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        anotherMethod(request);
    }
}
