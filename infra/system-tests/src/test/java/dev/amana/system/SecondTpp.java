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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;

/** The sample application with a client secret: another TPP than the tests' usual one. */
record SecondTpp(Sandbox sandbox, Calls calls) {
    private static final String CLIENT = "tpp-two";
    private static final URI REDIRECT = URI.create("https://tpp-two.example/callback");
    private static final String CONSENT = "{\"Data\":{\"Permissions\":[\"ReadAccountsBasic\",\"ReadBalances\"]}}";

    /** An access token for the data that this customer shares. */
    String tokenFor(Customer customer) {
        var own = token("grant_type=client_credentials&scope=accounts");
        var consentId = calls.sendJson(
                        "POST", sandbox.api("/account-access-consents"), CONSENT, "Authorization", "Bearer " + own)
                .expect(201)
                .text("/Data/ConsentId");
        var verifier = new CodeVerifier();
        var challenge =
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        var api = new AuthorizeApi(sandbox, calls, () -> own);
        var phone = Phone.of(customer, sandbox, calls);
        var attempt = api.start(consentId, customer, REDIRECT, challenge, "second")
                .expect(201)
                .text("/AttemptId");
        var code = api.decide(attempt, phone.nextCode(), Decision.AUTHORISE, customer.accountIds())
                .expect(200)
                .text("/Code");
        return token("grant_type=authorization_code&code=" + code + "&code_verifier=" + verifier.getValue()
                + "&redirect_uri=" + URLEncoder.encode(REDIRECT.toString(), StandardCharsets.UTF_8));
    }

    private String token(String form) {
        return calls.send(
                        "POST",
                        sandbox.at("/apigateway/as/token.oauth2"),
                        BodyPublishers.ofString(form),
                        "Authorization",
                        "Basic " + credentials(),
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .expect(200)
                .text("/access_token");
    }

    private String credentials() {
        try {
            var secret =
                    Files.readString(sandbox.keys().resolve(CLIENT + ".secret")).strip();
            return Base64.getEncoder().encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
