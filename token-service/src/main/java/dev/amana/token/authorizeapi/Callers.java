package dev.amana.token.authorizeapi;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.token.TokenServiceSettings;
import dev.amana.token.applications.Application;
import dev.amana.token.applications.Applications;
import dev.amana.token.possession.Possession;
import dev.amana.token.possession.PresentedToken;
import dev.amana.token.revocations.Revocations;
import dev.amana.token.tokens.OwnTokens;
import dev.amana.token.tokens.TokenFormat;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;

/** Knows a TPP by its PUBLIC token, as the consent endpoints do; a bound one comes with what it is bound to. */
@Component
class Callers {

    private static final String SCOPE = "accounts";
    private static final String NEEDED = "A valid PUBLIC access token is needed";

    private final OwnTokens tokens;
    private final Possession possession;
    private final Revocations revocations;
    private final Applications applications;
    private final TokenServiceSettings settings;

    Callers(
            OwnTokens tokens,
            Possession possession,
            Revocations revocations,
            Applications applications,
            TokenServiceSettings settings) {
        this.tokens = tokens;
        this.possession = possession;
        this.revocations = revocations;
        this.applications = applications;
        this.settings = settings;
    }

    /** The application behind a request; refused unless its token is a live PUBLIC one for accounts. */
    Application of(HttpServletRequest request) {
        PresentedToken presented =
                PresentedToken.in(request).orElseThrow(() -> RefusedException.unauthorized(NEEDED, "Bearer"));
        JWTClaimsSet claims = tokens.read(presented.value())
                .filter(this::isPublic)
                .filter(read -> !revocations.ended(read.getJWTID()))
                .orElseThrow(() -> notGood(presented));
        requireHolder(request, presented, claims);
        Application application = OwnTokens.text(claims, TokenFormat.CLIENT_ID)
                .flatMap(applications::find)
                .filter(found -> !found.suspended() && found.inSandbox())
                .orElseThrow(() -> notGood(presented));
        List<String> scopes =
                List.of(OwnTokens.text(claims, TokenFormat.SCOPE).orElse("").split(" "));
        if (!scopes.contains(SCOPE)) {
            throw RefusedException.forbidden("Header.Invalid", "The access token lacks the scope " + SCOPE);
        }
        return application;
    }

    private void requireHolder(HttpServletRequest request, PresentedToken presented, JWTClaimsSet claims) {
        try {
            possession.require(request, presented, claims);
        } catch (OAuth2AuthenticationException refused) {
            throw RefusedException.unauthorized(
                    String.valueOf(refused.getError().getDescription()),
                    challenge(presented, refused.getError().getErrorCode()));
        }
    }

    private static RefusedException notGood(PresentedToken presented) {
        return RefusedException.unauthorized(NEEDED, challenge(presented, "invalid_token"));
    }

    private static String challenge(PresentedToken presented, String error) {
        return "%s error=\"%s\"".formatted(presented.withProof() ? "DPoP" : "Bearer", error);
    }

    private boolean isPublic(JWTClaimsSet claims) {
        return OwnTokens.text(claims, TokenFormat.TOKEN_TYPE).equals(Optional.of(TokenFormat.PUBLIC))
                && claims.getAudience().contains(settings.apiAudience().toString());
    }
}
