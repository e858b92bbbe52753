package dev.amana.token.authorizeapi;

import dev.amana.token.TokenServiceSettings;
import dev.amana.token.applications.Application;
import dev.amana.token.signin.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Two calls: one starts the customer's sign-in, one carries the code, the accounts and the decision. Not there in production. */
@RestController
@ConditionalOnProperty(name = "amana.profile", havingValue = "sandbox")
class AuthorizeApi {

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

    @PostMapping("/apigateway/as/authorize")
    ResponseEntity<Started> start(@RequestBody StartBody body, HttpServletRequest request) {
        Application caller = callers.of(request);
        Started started = start.start(caller, body, address.of(request));
        URI location = settings.at("/apigateway/as/authorize/" + started.attemptId());
        return ResponseEntity.created(location)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(started);
    }

    @PostMapping("/apigateway/as/authorize/{attempt}")
    ResponseEntity<Outcome> decide(
            @PathVariable String attempt, @RequestBody DecisionBody body, HttpServletRequest request) {
        Application caller = callers.of(request);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(decision.decide(caller, attempt, body));
    }
}
