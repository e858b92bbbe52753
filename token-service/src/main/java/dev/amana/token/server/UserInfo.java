package dev.amana.token.server;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.token.errors.OAuthError;
import dev.amana.token.errors.OAuthErrorResponses;
import dev.amana.token.grants.LiveTokens;
import dev.amana.token.possession.Possession;
import dev.amana.token.possession.PresentedToken;
import dev.amana.token.tokens.OwnTokens;
import dev.amana.token.tokens.TokenFormat;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Who the customer is to this client (OpenID Connect Core §5.3): the pairwise subject and nothing more. */
@RestController
final class UserInfo {

    private final LiveTokens tokens;
    private final Possession possession;
    private final OAuthErrorResponses errors;

    UserInfo(LiveTokens tokens, Possession possession, OAuthErrorResponses errors) {
        this.tokens = tokens;
        this.possession = possession;
        this.errors = errors;
    }

    @RequestMapping(
            path = Endpoints.USERINFO,
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Map<String, String>> userInfo(HttpServletRequest request) {
        PresentedToken presented = PresentedToken.in(request)
                .orElseThrow(() -> OAuthError.INVALID_TOKEN.because("an access token is needed"));
        JWTClaimsSet claims = tokens.read(presented.value())
                .filter(read -> OwnTokens.grant(read).isPresent())
                .orElseThrow(UserInfo::refused);
        possession.require(request, presented, claims);
        String scope = OwnTokens.text(claims, TokenFormat.SCOPE).orElse("");
        if (!Arrays.asList(scope.split(" ")).contains("openid")) {
            throw OAuthError.INSUFFICIENT_SCOPE.because("the token is without scope openid");
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("sub", claims.getSubject()));
    }

    private static OAuth2AuthenticationException refused() {
        return OAuthError.INVALID_TOKEN.because("the access token is not good here");
    }

    @ExceptionHandler
    void refused(OAuth2AuthenticationException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        errors.refuseToken(request, response, e.getError());
    }
}
