package dev.amana.aisp.access;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An access token that the resource server found genuine, for this audience and held by its rightful sender (security
 * profile §2), reduced to what the decision uses.
 *
 * @param authorisedSeq sequence of the authorisation that its grant came from (docs/decisions/0004)
 * @param value the token itself, to introspect it; never logged
 */
public record PresentedToken(
        Kind kind,
        String clientId,
        Set<String> scopes,
        Optional<ConsentId> consentId,
        OptionalLong authorisedSeq,
        Optional<String> grantId,
        String tokenId,
        Instant issuedAt,
        Instant expiresAt,
        String value) {

    /** What a token is good for ({@code token_type}). */
    public enum Kind {
        PUBLIC,
        RESOURCE,
        INTERNAL
    }

    public PresentedToken {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "PresentedToken[jti=" + tokenId + ", kind=" + kind + ", clientId=" + clientId + "]";
    }
}
