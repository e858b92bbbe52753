package dev.amana.token.grants.refresh;

import dev.amana.token.clientauth.AuthenticatedClient;
import dev.amana.token.consents.Consent;
import dev.amana.token.errors.OAuthError;
import dev.amana.token.grants.Grant;
import dev.amana.token.grants.Grants;
import dev.amana.token.grants.StandingConsent;
import dev.amana.token.possession.Confirmation;
import dev.amana.token.possession.SenderConstraint;
import dev.amana.token.tokens.IssuedToken;
import dev.amana.token.tokens.TokenAnswer;
import dev.amana.token.tokens.TokenMint;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * RFC 6749 §6. The refresh token stays the same (FAPI 2.0 §5.3.2.1: no rotation) and dies with its consent. The token's time is taken before
 * the grant is read, so that a revocation meanwhile covers it.
 */
@Component
final class Refresh implements AuthenticationProvider {

    private final Grants grants;
    private final StandingConsent standingConsent;
    private final SenderConstraint senderConstraint;
    private final TokenMint mint;
    private final Clock clock;

    Refresh(
            Grants grants,
            StandingConsent standingConsent,
            SenderConstraint senderConstraint,
            TokenMint mint,
            Clock clock) {
        this.grants = grants;
        this.standingConsent = standingConsent;
        this.senderConstraint = senderConstraint;
        this.mint = mint;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var request = (OAuth2RefreshTokenAuthenticationToken) authentication;
        AuthenticatedClient client = AuthenticatedClient.of(request);
        Instant now = clock.instant();
        Grant grant = grants.byRefreshToken(request.getRefreshToken())
                .filter(found -> found.clientId().equals(client.application().clientId()))
                .filter(found -> !found.revoked() && found.refreshTokenAlive())
                .orElseThrow(() -> OAuthError.INVALID_GRANT.because("the refresh token is not good, or no longer"));
        Set<String> scopes = request.getScopes().isEmpty() ? grant.scopes() : request.getScopes();
        if (!grant.scopes().containsAll(scopes) || !scopes.contains("accounts")) {
            throw OAuthError.INVALID_SCOPE.because("scope goes beyond what was granted, or leaves accounts out");
        }
        Optional<Confirmation> held = senderConstraint.of(client, request);
        if (grant.senderConstrained() && held.isEmpty()) {
            throw OAuthError.INVALID_DPOP_PROOF.because(
                    "this grant's tokens are bound to a key by DPoP or to a certificate");
        }
        Optional<Consent> consent = standingConsent.of(grant);
        IssuedToken token = mint.forCustomer(grant.access(consent), scopes, held, now);
        return new TokenAnswer(token, scopes, held, Optional.of(request.getRefreshToken()), Optional.empty())
                .to(client);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2RefreshTokenAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
