package dev.amana.system;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.tpp.ConsentRequest;
import dev.amana.sandbox.tpp.TokenRefusal;
import dev.amana.sandbox.tpp.Tpp;
import java.net.URI;
import java.util.List;

/**
 * A consent that a customer has given to the tests' usual TPP, for all of their accounts.
 *
 * @param accessToken for the data
 */
record GrantedConsent(Tpp tpp, String id, String publicToken, String accessToken) {

    private static final URI REDIRECT = URI.create("http://localhost:8090/callback");

    static GrantedConsent of(Customer customer, List<String> permissions, Sandbox sandbox, Calls calls) {
        Tpp tpp = Tpp.discover(sandbox, "tpp-one", calls);
        String publicToken = tpp.oauth().clientCredentials("accounts").access();
        String id = tpp.createConsent(publicToken, ConsentRequest.of(permissions))
                .expect(201)
                .text("/Data/ConsentId");
        AuthorisedCode code = AuthorisedCode.of(id, customer, REDIRECT, publicToken, sandbox, calls);
        try {
            String accessToken =
                    tpp.oauth().redeem(code.value(), REDIRECT, code.verifier()).access();
            return new GrantedConsent(tpp, id, publicToken, accessToken);
        } catch (TokenRefusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    Answer get(String path) {
        return tpp.get(accessToken, path);
    }

    Answer withdraw() {
        return tpp.revokeConsent(publicToken, id);
    }
}
