package dev.amana.sandbox.tpp;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.UUID;

/** A TPP calling the account-information API; what comes back is for the caller to judge. */
public final class Tpp {

    private static final String CONSENTS = "/account-access-consents";
    private static final String REVOKED = "{\"Data\":{\"Status\":\"Revoked\"}}";

    private final Sandbox sandbox;
    private final Calls calls;
    private final OAuthClient oauth;

    public Tpp(Sandbox sandbox, Calls calls, OAuthClient oauth) {
        this.sandbox = sandbox;
        this.calls = calls;
        this.oauth = oauth;
    }

    public static Tpp discover(Sandbox sandbox, String clientId, Calls calls) {
        return new Tpp(sandbox, calls, OAuthClient.discover(sandbox, clientId, calls));
    }

    public OAuthClient oauth() {
        return oauth;
    }

    public Answer createConsent(String publicToken, ConsentRequest request) {
        return calls.sendJson("POST", sandbox.api(CONSENTS), request.json(), headers(publicToken));
    }

    public Answer readConsent(String publicToken, String consentId) {
        return get(publicToken, CONSENTS + "/" + consentId);
    }

    /** The standard's way to revoke. */
    public Answer revokeConsent(String publicToken, String consentId) {
        return calls.sendJson("PATCH", sandbox.api(CONSENTS + "/" + consentId), REVOKED, headers(publicToken));
    }

    /** The guide's other way to revoke. */
    public Answer deleteConsent(String publicToken, String consentId) {
        return calls.send(
                "DELETE",
                sandbox.api(CONSENTS + "/" + consentId),
                HttpRequest.BodyPublishers.noBody(),
                headers(publicToken));
    }

    /** Any resource, such as {@code /accounts}, with the token as it is bound. */
    public Answer get(Tokens tokens, String path) {
        return tokens.boundTo().map(key -> getProving(key, tokens, path)).orElseGet(() -> get(tokens.access(), path));
    }

    private Answer getProving(DpopKey key, Tokens tokens, String path) {
        URI address = sandbox.api(path);
        String[] headers = headers(tokens.access());
        headers[1] = "DPoP " + tokens.access();
        String proof = key.forCall("GET", URI.create(address.toString().replaceFirst("\\?.*", "")), tokens.access());
        String[] proving = Arrays.copyOf(headers, headers.length + 2);
        proving[headers.length] = "DPoP";
        proving[headers.length + 1] = proof;
        return calls.get(address, proving);
    }

    /** Any resource, with a token as its bearer's. */
    public Answer get(String token, String path) {
        return calls.get(sandbox.api(path), headers(token));
    }

    private static String[] headers(String token) {
        return new String[] {
            "Authorization",
            "Bearer " + token,
            "Accept",
            "application/json",
            "x-fapi-interaction-id",
            UUID.randomUUID().toString()
        };
    }
}
