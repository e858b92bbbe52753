package dev.amana.token.attempts;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A validated OAuth authorisation request, whichever way it came: pushed (RFC 9126), plain, by the direct link or by the Authorize API.
 *
 * @param redirectUri one of the application's registered addresses
 * @param consentId the consent to authorise; empty for a sign-in alone
 * @param codeChallenge the S256 challenge of RFC 7636 §4.2
 * @param dpopJkt thumbprint of the key the code is bound to (RFC 9449 §10)
 */
public record AuthorisationRequest(
        String clientId,
        URI redirectUri,
        Optional<String> state,
        Optional<String> nonce,
        Set<String> scopes,
        Optional<String> consentId,
        Optional<String> codeChallenge,
        Optional<String> dpopJkt) {
    public AuthorisationRequest {
        scopes = Set.copyOf(scopes);
    }
}
