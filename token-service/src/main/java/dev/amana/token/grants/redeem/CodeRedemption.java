package dev.amana.token.grants.redeem;

import dev.amana.token.clientauth.AuthenticatedClient;
import dev.amana.token.consents.Consent;
import dev.amana.token.errors.OAuthError;
import dev.amana.token.grants.Grant;
import dev.amana.token.grants.Grants;
import dev.amana.token.grants.Grants.RefreshToken;
import dev.amana.token.grants.StandingConsent;
import dev.amana.token.keys.OpaqueValue;
import dev.amana.token.possession.Confirmation;
import dev.amana.token.possession.SenderConstraint;
import dev.amana.token.revocations.Revocations;
import dev.amana.token.tokens.CustomerAccess;
import dev.amana.token.tokens.IssuedToken;
import dev.amana.token.tokens.TokenAnswer;
import dev.amana.token.tokens.TokenMint;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * A code becomes an access token, a refresh token and an ID token (RFC 6749 §4.1.3). Of any number of tries one succeeds; every other one
 * of the right client, before or after, ends the grant with all it gave (§4.1.2).
 */
@Component
final class CodeRedemption implements AuthenticationProvider {

    private final Grants grants;
    private final StandingConsent standingConsent;
    private final SenderConstraint senderConstraint;
    private final Revocations revocations;
    private final TokenMint mint;
    private final Clock clock;

    CodeRedemption(
            Grants grants,
            StandingConsent standingConsent,
            SenderConstraint senderConstraint,
            Revocations revocations,
            TokenMint mint,
            Clock clock) {
        this.grants = grants;
        this.standingConsent = standingConsent;
        this.senderConstraint = senderConstraint;
        this.revocations = revocations;
        this.mint = mint;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var request = (OAuth2AuthorizationCodeAuthenticationToken) authentication;
        AuthenticatedClient client = AuthenticatedClient.of(request);
        Instant now = clock.instant();
        Grant grant = grants.byCode(request.getCode())
                .filter(found -> found.clientId().equals(client.application().clientId()))
                .orElseThrow(() -> refused("the code is not one of this client's"));
        if (grant.redeemed()) {
            throw replayed(grant);
        }
        if (grant.revoked() || !grant.codeAlive()) {
            throw refused("the code is no longer good");
        }
        Optional<Confirmation> held = senderConstraint.of(client, request);
        CodeBinding.of(request).require(grant, held.flatMap(Confirmation::jkt));
        Optional<Consent> consent = standingConsent.of(grant);
        Optional<RefreshToken> refreshToken =
                consent.map(standing -> new RefreshToken(OpaqueValue.create(), standing.expires()));
        if (!grants.redeem(grant.id(), refreshToken, held.isPresent())) {
            throw replayed(grant);
        }
        CustomerAccess access = grant.access(consent);
        IssuedToken token = mint.forCustomer(access, grant.scopes(), held, now);
        Optional<String> idToken = grant.scopes().contains("openid")
                ? Optional.of(mint.idToken(access, grant.signIn(), token, refreshToken.map(RefreshToken::expires), now))
                : Optional.empty();
        return new TokenAnswer(token, grant.scopes(), held, refreshToken.map(RefreshToken::value), idToken).to(client);
    }

    private OAuth2AuthenticationException replayed(Grant grant) {
        revocations.grant(grant.id());
        return refused("the code was used before; what it gave has ended");
    }

    private static OAuth2AuthenticationException refused(String why) {
        return OAuthError.INVALID_GRANT.because(why);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2AuthorizationCodeAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
