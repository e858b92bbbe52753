package dev.amana.token.server;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.token.TokenServiceSettings;
import dev.amana.token.dpop.DpopProofs;
import dev.amana.token.errors.OAuthError;
import dev.amana.token.errors.OAuthErrorResponses;
import dev.amana.token.grants.LiveTokens;
import dev.amana.token.tokens.OwnTokens;
import dev.amana.token.tokens.TokenFormat;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
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
    private final DpopProofs proofs;
    private final OAuthErrorResponses errors;
    private final URI address;

    UserInfo(LiveTokens tokens, DpopProofs proofs, OAuthErrorResponses errors, TokenServiceSettings settings) {
        this.tokens = tokens;
        this.proofs = proofs;
        this.errors = errors;
        this.address = settings.at(Endpoints.USERINFO);
    }

    @RequestMapping(
            path = Endpoints.USERINFO,
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Map<String, String>> userInfo(HttpServletRequest request) {
        String[] authorisation = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .map(header -> header.strip().split(" +", 2))
                .filter(parts -> parts.length == 2)
                .orElseThrow(() -> OAuthError.INVALID_TOKEN.because("an access token is needed"));
        JWTClaimsSet claims = tokens.read(authorisation[1])
                .filter(read -> OwnTokens.grant(read).isPresent())
                .orElseThrow(UserInfo::refused);
        requireHolder(request, authorisation[0], authorisation[1], claims);
        String scope = OwnTokens.text(claims, TokenFormat.SCOPE).orElse("");
        if (!Arrays.asList(scope.split(" ")).contains("openid")) {
            throw OAuthError.INSUFFICIENT_SCOPE.because("the token is without scope openid");
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("sub", claims.getSubject()));
    }

    /** A bound token comes with its proof, one without comes as Bearer (RFC 9449 §7.1). */
    private void requireHolder(HttpServletRequest request, String scheme, String token, JWTClaimsSet claims) {
        Optional<String> bound = Optional.ofNullable(claims.getClaim("cnf"))
                .map(cnf -> cnf instanceof Map<?, ?> map ? String.valueOf(map.get("jkt")) : "");
        if (bound.isEmpty()) {
            if (!"Bearer".equalsIgnoreCase(scheme)) {
                throw refused();
            }
            return;
        }
        if (!"DPoP".equalsIgnoreCase(scheme)) {
            throw refused();
        }
        List<String> sent = Collections.list(request.getHeaders("DPoP"));
        if (sent.size() != 1
                || !proofs.thumbprint(sent.getFirst(), request.getMethod(), address, Optional.of(token))
                        .equals(bound.get())) {
            throw OAuthError.INVALID_DPOP_PROOF.because("one DPoP proof by the token's key is needed");
        }
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
