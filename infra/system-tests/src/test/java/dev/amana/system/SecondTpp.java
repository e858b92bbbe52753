package dev.amana.system;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.psu.Customer;
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
        var code = AuthorisedCode.of(consentId, customer, REDIRECT, own, sandbox, calls);
        return token("grant_type=authorization_code&code=" + code.value() + "&code_verifier="
                + code.verifier().getValue() + "&redirect_uri="
                + URLEncoder.encode(REDIRECT.toString(), StandardCharsets.UTF_8));
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
