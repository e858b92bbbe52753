package dev.amana.openbanking.token;

import dev.amana.openbanking.error.OpenBankingException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A genuine, current access token for this audience, with its proof of possession where it is bound to a key: who
 * calls, and for what. Whether it was revoked, and whether its consent still stands, is the service's to find out. A
 * controller takes one as an argument.
 *
 * @param subject the client id, or for a RESOURCE token the PSU's pairwise subject
 * @param authorisedSeq the sequence number of the authorisation the token's grant came from
 * @param boundToKey whether it came with a DPoP proof
 */
public record AccessToken(
        String clientId,
        String subject,
        Set<String> scopes,
        TokenKind kind,
        Optional<String> consentId,
        OptionalLong authorisedSeq,
        Optional<String> grantId,
        String jti,
        Instant issuedAt,
        Instant expiresAt,
        boolean boundToKey) {

    public AccessToken {
        scopes = Set.copyOf(scopes);
    }

    /**
     * The refusal of this token on grounds that only the service knows, such as a revoked consent: 401
     * {@code invalid_token}, worded as for any token that is not valid (docs/reference/bobf-api.md §7).
     */
    public OpenBankingException refused() {
        return Challenge.invalidToken(boundToKey ? Scheme.DPOP : Scheme.BEARER);
    }
}
