package dev.amana.token.support;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.AuthorisationRequest;
import dev.amana.token.grants.ConcludedAuthorisation;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** One customer's authorisation of one consent, up to the point where the code is made. */
public record Journey(
        String consentId, CodeVerifier verifier, Instant consentExpiry, ConcludedAuthorisation concluded) {

    public static final URI CALLBACK = URI.create("https://tpp-one.example/callback");
    public static final long SEQ = 3;

    /** Scope openid and accounts, PKCE, a consent that lives an hour. */
    public static Journey of(String clientId) {
        return of(clientId, Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS), Optional.empty());
    }

    public static Journey of(String clientId, Instant expires, Optional<String> dpopJkt) {
        String consentId = ConsentServiceWire.RUNNING.consent(clientId, "Authorised", SEQ, expires);
        CodeVerifier verifier = new CodeVerifier();
        AuthorisationRequest request = new AuthorisationRequest(
                clientId,
                CALLBACK,
                Optional.of("a-state"),
                Optional.of("a-nonce"),
                Set.of("openid", "accounts"),
                Optional.of(consentId),
                Optional.of(CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                        .getValue()),
                dpopJkt);
        return new Journey(
                consentId,
                verifier,
                expires,
                new ConcludedAuthorisation(
                        new AttemptId(UUID.randomUUID()),
                        request,
                        "psu-1",
                        OptionalLong.of(SEQ),
                        Optional.of(expires),
                        Instant.now()));
    }

    /** The exchange as the client that made the request does it. */
    public AuthorizationCodeGrant exchange(String code) {
        return new AuthorizationCodeGrant(new AuthorizationCode(code), CALLBACK, verifier);
    }
}
