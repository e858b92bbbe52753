package dev.amana.token.grants;

import dev.amana.token.consents.Consent;
import dev.amana.token.tokens.AuthorisedConsent;
import dev.amana.token.tokens.CustomerAccess;
import dev.amana.token.tokens.SignIn;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * What one concluded authorisation gave. It begins with a code, lives on with a refresh token, and ends with its consent or a revocation.
 *
 * @param codeAlive whether the code's minute is not over
 * @param redeemed whether the code was used
 * @param senderConstrained whether its tokens have been bound to a key, so that none may be had without one
 * @param refreshTokenAlive whether there is a refresh token whose time is not over
 */
public record Grant(
        UUID id,
        String clientId,
        String psuId,
        Optional<String> consentId,
        OptionalLong authorisedSeq,
        Set<String> scopes,
        URI redirectUri,
        Optional<String> codeChallenge,
        Optional<String> dpopJkt,
        Optional<String> nonce,
        Instant authenticatedAt,
        boolean codeAlive,
        boolean redeemed,
        boolean senderConstrained,
        boolean refreshTokenAlive,
        boolean revoked) {

    /** Whether it stands on this consent as it is now. */
    public boolean standsOn(Consent consent) {
        return authorisedSeq.isPresent() && consent.stands(clientId, authorisedSeq.getAsLong());
    }

    /** What its tokens say, with the consent just read, if it has one. */
    public CustomerAccess access(Optional<Consent> consent) {
        return new CustomerAccess(
                id,
                clientId,
                psuId,
                consent.map(
                        read -> new AuthorisedConsent(read.consentId(), authorisedSeq.orElseThrow(), read.expires())));
    }

    /** The sign-in it came from. */
    public SignIn signIn() {
        return new SignIn(authenticatedAt, nonce);
    }
}
