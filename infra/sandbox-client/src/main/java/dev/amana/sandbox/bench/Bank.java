package dev.amana.sandbox.bench;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.psu.AuthorizeApi;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Decision;
import dev.amana.sandbox.psu.Phone;
import dev.amana.sandbox.tpp.ConsentRequest;
import dev.amana.sandbox.tpp.TokenRefusal;
import dev.amana.sandbox.tpp.Tokens;
import dev.amana.sandbox.tpp.Tpp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A TPP at work, with a PUBLIC token that is always current, and PSUs who authorise at once. */
final class Bank implements AutoCloseable {

    private static final String CLIENT = "tpp-one";
    private static final URI REDIRECT = URI.create("http://localhost:8090/callback");
    private static final List<String> PERMISSIONS = List.of("ReadAccountsBasic", "ReadBalances");
    private static final Duration RENEW_BEFORE_END = Duration.ofMinutes(1);

    private final Sandbox sandbox;
    private final List<String> permissions;
    private final Calls calls = Calls.unwitnessed();
    private final Tpp tpp;
    private final AuthorizeApi authorizeApi;
    private volatile Current current;

    private record Current(Tokens tokens, Instant renewAt) {}

    /** A consent that its PSU authorised, and its code not yet redeemed. */
    record Authorised(String consentId, String code, CodeVerifier verifier) {}

    Bank(Sandbox sandbox) {
        this(sandbox, PERMISSIONS);
    }

    /** @param permissions what its consents grant */
    Bank(Sandbox sandbox, List<String> permissions) {
        this.sandbox = sandbox;
        this.permissions = List.copyOf(permissions);
        this.tpp = Tpp.discover(sandbox, CLIENT, calls);
        this.authorizeApi = new AuthorizeApi(sandbox, calls, this::publicToken);
        this.current = fetch();
    }

    Tpp tpp() {
        return tpp;
    }

    Calls calls() {
        return calls;
    }

    String publicToken() {
        if (Instant.now().isAfter(current.renewAt())) {
            current = fetch();
        }
        return current.tokens().access();
    }

    private Current fetch() {
        Tokens tokens = tpp.oauth().clientCredentials("accounts");
        return new Current(tokens, Instant.now().plus(tokens.lifetime()).minus(RENEW_BEFORE_END));
    }

    Answer create() {
        return tpp.createConsent(publicToken(), ConsentRequest.of(permissions)).expect(201);
    }

    Authorised authorised(Customer psu) {
        String consentId = create().text("/Data/ConsentId");
        var verifier = new CodeVerifier();
        String challenge =
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        Phone phone = Phone.of(psu, sandbox, calls);
        Answer started =
                authorizeApi.start(consentId, psu, REDIRECT, challenge, "bench").expect(201);
        String code = authorizeApi
                .decide(started.text("/AttemptId"), phone.nextCode(), Decision.AUTHORISE, psu.accountIds())
                .expect(200)
                .text("/Code");
        return new Authorised(consentId, code, verifier);
    }

    Tokens redeem(Authorised authorised) {
        try {
            return tpp.oauth().redeem(authorised.code(), REDIRECT, authorised.verifier());
        } catch (TokenRefusal refusal) {
            throw new SandboxFailure("a code was refused: " + refusal.getMessage(), refusal);
        }
    }

    @Override
    public void close() {
        calls.close();
    }
}
