package dev.amana.token.authorizeapi;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.token.TokenServiceSettings;
import dev.amana.token.applications.Application;
import dev.amana.token.applications.Applications;
import dev.amana.token.revocations.Revocations;
import dev.amana.token.tokens.OwnTokens;
import dev.amana.token.tokens.TokenFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Knows a TPP by its PUBLIC token, as the consent endpoints do. */
@Component
class Callers {

    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([A-Za-z0-9._~+/=-]+)");
    private static final String SCOPE = "accounts";

    private final OwnTokens tokens;
    private final Revocations revocations;
    private final Applications applications;
    private final TokenServiceSettings settings;

    Callers(OwnTokens tokens, Revocations revocations, Applications applications, TokenServiceSettings settings) {
        this.tokens = tokens;
        this.revocations = revocations;
        this.applications = applications;
        this.settings = settings;
    }

    /** The application behind an {@code Authorization} header; refused unless its token is a live PUBLIC one for accounts. */
    Application of(String authorization) {
        Matcher bearer = BEARER.matcher(authorization);
        JWTClaimsSet claims = Optional.of(bearer)
                .filter(Matcher::matches)
                .flatMap(found -> tokens.read(found.group(1)))
                .filter(this::isPublic)
                .filter(read -> !revocations.ended(read.getJWTID()))
                .orElseThrow(() -> RefusedException.unauthorized("A valid PUBLIC access token is needed"));
        Application application = OwnTokens.text(claims, TokenFormat.CLIENT_ID)
                .flatMap(applications::find)
                .filter(found -> !found.suspended() && found.inSandbox())
                .orElseThrow(() -> RefusedException.unauthorized("A valid PUBLIC access token is needed"));
        List<String> scopes =
                List.of(OwnTokens.text(claims, TokenFormat.SCOPE).orElse("").split(" "));
        if (!scopes.contains(SCOPE)) {
            throw RefusedException.forbidden("Header.Invalid", "The access token lacks the scope " + SCOPE);
        }
        return application;
    }

    /** A token bound to a key is not taken without its proof, and this API reads none. */
    private boolean isPublic(JWTClaimsSet claims) {
        return OwnTokens.text(claims, TokenFormat.TOKEN_TYPE).equals(Optional.of(TokenFormat.PUBLIC))
                && claims.getAudience().contains(settings.apiAudience().toString())
                && claims.getClaim("cnf") == null;
    }
}
