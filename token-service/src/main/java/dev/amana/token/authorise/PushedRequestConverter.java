package dev.amana.token.authorise;

import dev.amana.token.clientauth.AuthenticatedClient;
import dev.amana.token.errors.OAuthError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** Reads a pushed authorisation request; its parameters and the DPoP proof beside it travel to {@link PushedRequestAcceptance}. */
@Component
final class PushedRequestConverter implements AuthenticationConverter {

    static final String PARAMETERS = "parameters";
    static final String DPOP = "DPoP";

    @Override
    public Authentication convert(HttpServletRequest request) {
        Authentication principal = SecurityContextHolder.getContext().getAuthentication();
        if (!(principal instanceof AuthenticatedClient client)) {
            throw OAuthError.INVALID_CLIENT.because("client authentication is required");
        }
        RequestParameters parameters = RequestParameters.of(request);
        String proof = request.getHeader(DPOP);
        return new OAuth2PushedAuthorizationRequestAuthenticationToken(
                request.getRequestURI(),
                client.application().clientId(),
                client,
                null,
                null,
                null,
                proof == null ? Map.of(PARAMETERS, parameters) : Map.of(PARAMETERS, parameters, DPOP, proof));
    }
}
