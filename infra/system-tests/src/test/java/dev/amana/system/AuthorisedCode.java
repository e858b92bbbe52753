package dev.amana.system;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.psu.AuthorizeApi;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Decision;
import dev.amana.sandbox.psu.Phone;
import java.net.URI;

/** The code for a consent that its customer has just authorised, for all of their accounts. */
record AuthorisedCode(String consentId, String value, CodeVerifier verifier) {

    static AuthorisedCode of(
            String consentId, Customer customer, URI redirect, String publicToken, Sandbox sandbox, Calls calls) {
        CodeVerifier verifier = new CodeVerifier();
        String challenge =
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        AuthorizeApi api = new AuthorizeApi(sandbox, calls, () -> publicToken);
        Phone phone = Phone.of(customer, sandbox, calls);
        String attempt = api.start(consentId, customer, redirect, challenge, "state")
                .expect(201)
                .text("/AttemptId");
        String code = api.decide(attempt, phone.nextCode(), Decision.AUTHORISE, customer.accountIds())
                .expect(200)
                .text("/Code");
        return new AuthorisedCode(consentId, code, verifier);
    }
}
