package dev.amana.token.authorise;

import dev.amana.token.attempts.AuthorisationRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a pushed request lies in the database. */
record StoredRequest(
        String clientId,
        URI redirectUri,
        @Nullable String state,
        @Nullable String nonce,
        Set<String> scopes,
        @Nullable String consentId,
        @Nullable String codeChallenge,
        @Nullable String dpopJkt) {

    static StoredRequest of(AuthorisationRequest request) {
        return new StoredRequest(
                request.clientId(),
                request.redirectUri(),
                request.state().orElse(null),
                request.nonce().orElse(null),
                request.scopes(),
                request.consentId().orElse(null),
                request.codeChallenge().orElse(null),
                request.dpopJkt().orElse(null));
    }

    AuthorisationRequest request() {
        return new AuthorisationRequest(
                clientId,
                redirectUri,
                Optional.ofNullable(state),
                Optional.ofNullable(nonce),
                scopes,
                Optional.ofNullable(consentId),
                Optional.ofNullable(codeChallenge),
                Optional.ofNullable(dpopJkt));
    }
}
