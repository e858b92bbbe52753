package dev.amana.token.authorise;

import dev.amana.token.applications.Application;
import dev.amana.token.attempts.AuthorisationRequest;
import dev.amana.token.consents.Consent;
import dev.amana.token.consents.Consents;
import dev.amana.token.errors.OAuthError;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What an authorisation request must be, pushed or plain (RFC 6749 §4.1.1, RFC 7636, OpenID Connect Core §3.1.2.1, security profile §1a). */
@Component
final class RequestRules {

    private static final Set<String> SCOPES = Set.of("openid", "accounts");
    private static final Pattern S256_CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int OPAQUE_CHARACTERS = 2_048;

    private final RequestedConsent requestedConsent;
    private final Consents consents;

    RequestRules(RequestedConsent requestedConsent, Consents consents) {
        this.requestedConsent = requestedConsent;
        this.consents = consents;
    }

    /** The registered address the answer may go to; until this has returned nothing may be redirected. */
    URI redirectUri(Application client, RequestParameters parameters) {
        String wanted = parameters
                .get("redirect_uri")
                .orElseThrow(() -> OAuthError.INVALID_REQUEST.because("redirect_uri is missing"));
        return client.redirectUris().stream()
                .filter(registered -> registered.toString().equals(wanted))
                .findFirst()
                .orElseThrow(() -> OAuthError.INVALID_REQUEST.because("redirect_uri is not a registered one"));
    }

    /**
     * The validated request.
     *
     * @param provenKey thumbprint of the key whose proof came along, if one did (RFC 9449 §10.1)
     */
    AuthorisationRequest validate(
            Application client, URI redirectUri, RequestParameters parameters, Optional<String> provenKey) {
        requireKnownShape(parameters);
        Set<String> scopes = scopes(client, parameters);
        Optional<String> consentId = requestedConsent.of(parameters);
        if (scopes.contains("accounts") && consentId.isEmpty()) {
            throw OAuthError.INVALID_REQUEST.because("scope accounts needs a consent_id");
        }
        if (!scopes.contains("accounts") && consentId.isPresent()) {
            throw OAuthError.INVALID_REQUEST.because("a consent needs scope accounts");
        }
        return new AuthorisationRequest(
                client.clientId(),
                redirectUri,
                opaque(parameters, "state"),
                opaque(parameters, "nonce"),
                scopes,
                consentId,
                Optional.of(challenge(parameters)),
                boundKey(parameters, provenKey));
    }

    private static void requireKnownShape(RequestParameters parameters) {
        if (parameters.get("request").isPresent()) {
            throw OAuthError.REQUEST_NOT_SUPPORTED.because("request objects are not supported");
        }
        String responseType = parameters
                .get("response_type")
                .orElseThrow(() -> OAuthError.INVALID_REQUEST.because("response_type is missing"));
        if (!"code".equals(responseType)) {
            throw OAuthError.UNSUPPORTED_RESPONSE_TYPE.because("response_type must be code");
        }
        if (parameters
                .get("response_mode")
                .filter(mode -> !"query".equals(mode))
                .isPresent()) {
            throw OAuthError.INVALID_REQUEST.because("response_mode must be query");
        }
        if (parameters
                .get("prompt")
                .filter(prompt -> Arrays.asList(prompt.split(" ")).contains("none"))
                .isPresent()) {
            throw OAuthError.LOGIN_REQUIRED.because("every authorisation has its own sign-in");
        }
    }

    private static Set<String> scopes(Application client, RequestParameters parameters) {
        String wanted = parameters.get("scope").orElseThrow(() -> OAuthError.INVALID_SCOPE.because("scope is missing"));
        Set<String> scopes = Arrays.stream(wanted.split(" "))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (scopes.isEmpty() || !SCOPES.containsAll(scopes) || !client.scopes().containsAll(scopes)) {
            throw OAuthError.INVALID_SCOPE.because("scope may be openid and accounts, as registered");
        }
        return scopes;
    }

    private static String challenge(RequestParameters parameters) {
        String challenge = parameters
                .get("code_challenge")
                .orElseThrow(() -> OAuthError.INVALID_REQUEST.because("code_challenge is missing"));
        if (!parameters.get("code_challenge_method").equals(Optional.of("S256"))) {
            throw OAuthError.INVALID_REQUEST.because("code_challenge_method must be S256");
        }
        if (!S256_CHALLENGE.matcher(challenge).matches()) {
            throw OAuthError.INVALID_REQUEST.because("code_challenge is no SHA-256 in base64url");
        }
        return challenge;
    }

    private static Optional<String> boundKey(RequestParameters parameters, Optional<String> provenKey) {
        Optional<String> named = parameters.get("dpop_jkt");
        if (named.filter(jkt -> !THUMBPRINT.matcher(jkt).matches()).isPresent()) {
            throw OAuthError.INVALID_REQUEST.because("dpop_jkt is no SHA-256 thumbprint");
        }
        if (named.isPresent() && provenKey.isPresent() && !named.equals(provenKey)) {
            throw OAuthError.INVALID_DPOP_PROOF.because("dpop_jkt names another key than the DPoP proof");
        }
        return named.or(() -> provenKey);
    }

    private static Optional<String> opaque(RequestParameters parameters, String name) {
        Optional<String> value = parameters.get(name);
        if (value.filter(text -> text.length() > OPAQUE_CHARACTERS).isPresent()) {
            throw OAuthError.INVALID_REQUEST.because(name + " is longer than " + OPAQUE_CHARACTERS + " characters");
        }
        return value;
    }

    /** The consent must exist, be this client's, and be one a customer can still decide about. One wording for all three. */
    void requireDecidable(AuthorisationRequest request) {
        request.consentId().ifPresent(id -> {
            boolean decidable = consents.read(id)
                    .filter(consent -> consent.clientId().equals(request.clientId()))
                    .filter(Consent::canBeDecided)
                    .isPresent();
            if (!decidable) {
                throw OAuthError.INVALID_REQUEST.because("the consent is not one that can be authorised");
            }
        });
    }
}
