package dev.amana.token.grants.redeem;

import dev.amana.dpop.Sha256;
import dev.amana.token.errors.OAuthError;
import dev.amana.token.grants.Grant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;

/**
 * What a code is bound to besides its client: the redirect address, the PKCE challenge, a DPoP key. A request that had a challenge needs its
 * verifier and names its redirect address again; one of the direct link had neither and may not bring a verifier (RFC 9700 §2.1.1).
 */
record CodeBinding(Optional<String> redirectUri, Optional<String> verifier) {

    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    static CodeBinding of(OAuth2AuthorizationCodeAuthenticationToken request) {
        return new CodeBinding(
                Optional.ofNullable(request.getRedirectUri()),
                Optional.ofNullable(request.getAdditionalParameters().get("code_verifier"))
                        .map(Object::toString));
    }

    void require(Grant grant, Optional<String> provenKey) {
        boolean sameAddress = redirectUri.isPresent()
                ? redirectUri.get().equals(grant.redirectUri().toString())
                : grant.codeChallenge().isEmpty();
        if (!sameAddress) {
            throw OAuthError.INVALID_GRANT.because("redirect_uri is not the one of the authorisation request");
        }
        if (grant.codeChallenge().isPresent() != verifier.isPresent()
                || (verifier.isPresent() && !challenge(verifier.get()).equals(grant.codeChallenge()))) {
            throw OAuthError.INVALID_GRANT.because("code_verifier does not fit the authorisation request");
        }
        if (grant.dpopJkt().isPresent() && !grant.dpopJkt().equals(provenKey)) {
            throw OAuthError.INVALID_GRANT.because("the code is bound to another DPoP key");
        }
    }

    /** RFC 7636 §4.6, S256. */
    private static Optional<String> challenge(String verifier) {
        if (!VERIFIER.matcher(verifier).matches()) {
            return Optional.empty();
        }
        return Optional.of(Sha256.base64Url(verifier));
    }
}
