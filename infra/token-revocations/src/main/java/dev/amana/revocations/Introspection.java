package dev.amana.revocations;

import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks token-service itself whether a token is active (RFC 7662). */
public final class Introspection {

    private record Introspected(boolean active) {}

    private final RestClient tokenService;
    private final ClientAssertions assertions;

    public Introspection(RestClient tokenService, ClientAssertions assertions) {
        this.tokenService = tokenService;
        this.assertions = assertions;
    }

    /**
     * Whether it is.
     *
     * @param token the access token as it was presented
     * @throws RestClientException when token-service does not say so in time
     */
    public boolean active(String token) {
        var form = assertions.authentication();
        form.add("token", token);
        form.add("token_type_hint", "access_token");
        var answer = tokenService
                .post()
                .uri("/apigateway/as/introspect")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Introspected.class);
        if (answer == null) {
            throw new RestClientException("token-service answered nothing");
        }
        return answer.active();
    }
}
