package dev.amana.sandbox.psu;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's authorisation without a browser (security profile §1a): one call signs in, a second decides. */
public final class AuthorizeApi {

    private final Sandbox sandbox;
    private final Calls calls;
    private final Supplier<String> publicToken;

    /** @param publicToken of the TPP whose consents are authorised */
    public AuthorizeApi(Sandbox sandbox, Calls calls, Supplier<String> publicToken) {
        this.sandbox = sandbox;
        this.calls = calls;
        this.publicToken = publicToken;
    }

    /** Signs the customer in; a code comes to their phone. */
    public Answer start(String consentId, Customer customer, URI redirectUri, String codeChallenge, String state) {
        return post(
                "",
                Map.of(
                        "ConsentId", consentId,
                        "Cpr", customer.cpr(),
                        "Mobile", customer.mobile(),
                        "Cif", customer.cif(),
                        "RedirectUri", redirectUri.toString(),
                        "CodeChallenge", codeChallenge,
                        "State", state));
    }

    public Answer decide(String attempt, String otp, Decision decision, Collection<String> accountIds) {
        return post("/" + attempt, Map.of("Otp", otp, "Decision", decision.word(), "AccountIds", accountIds));
    }

    private Answer post(String path, Map<String, Object> body) {
        return calls.sendJson(
                "POST",
                URI.create(sandbox.issuer() + "/authorize" + path),
                JsonMapper.shared().writeValueAsString(body),
                "Authorization",
                "Bearer " + publicToken.get());
    }
}
