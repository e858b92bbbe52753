package dev.amana.token.staff.tokens;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amana.dpop.Sha256;
import dev.amana.token.clientauth.ClientAssertion;
import dev.amana.token.clientauth.ClientAssertions;
import dev.amana.token.errors.OAuthError;
import dev.amana.token.errors.OAuthErrorResponses;
import dev.amana.token.staff.StaffClient;
import dev.amana.token.staff.StaffClients;
import dev.amana.token.staff.StaffSettings;
import dev.amana.token.staff.signin.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Codes of staff, and tokens of the operator's program: private_key_jwt and nothing else, whatever the installation's profile. No TPP is
 * known here, and no refresh token is ever given.
 */
@RestController("staffTokenEndpoint")
final class TokenEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(TokenEndpoint.class);

    record Answer(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresInSeconds,

            @JsonProperty("id_token") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String idToken) {}

    private final AuthenticationConverter credentials;
    private final ClientAssertions assertions;
    private final StaffClients clients;
    private final SignIns signIns;
    private final StaffTokens tokens;
    private final OAuthErrorResponses errors;
    private final StaffSettings settings;
    private final Clock clock;

    TokenEndpoint(
            @Qualifier("clientCredentials") AuthenticationConverter credentials,
            ClientAssertions assertions,
            StaffClients clients,
            SignIns signIns,
            StaffTokens tokens,
            OAuthErrorResponses errors,
            StaffSettings settings,
            Clock clock) {
        this.credentials = credentials;
        this.assertions = assertions;
        this.clients = clients;
        this.signIns = signIns;
        this.tokens = tokens;
        this.errors = errors;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping(StaffSettings.PATH + "/token")
    ResponseEntity<Answer> token(HttpServletRequest request) {
        StaffClient client = authenticated(request);
        Answer answer = switch (parameter(request, "grant_type")) {
            case "authorization_code" -> redeem(client, request);
            case "client_credentials" -> byItself(client);
            default ->
                throw OAuthError.UNSUPPORTED_GRANT_TYPE.because(
                        "grant_type is authorization_code or client_credentials");
        };
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }

    private StaffClient authenticated(HttpServletRequest request) {
        if (!(credentials.convert(request) instanceof OAuth2ClientAuthenticationToken claimed)
                || !(claimed.getCredentials() instanceof ClientAssertion assertion)) {
            throw OAuthError.INVALID_CLIENT.because("a client assertion is needed");
        }
        StaffClient client = clients.find(claimed.getName())
                .orElseThrow(
                        () -> OAuthError.INVALID_CLIENT.because("the client is unknown or its proof does not fit"));
        assertions.verify(
                client.application(), assertion, Set.of(settings.issuer().toString()));
        return client;
    }

    private Answer redeem(StaffClient client, HttpServletRequest request) {
        Instant now = clock.instant();
        SignIns.Redeemed signIn = signIns.redeem(
                        parameter(request, "code"),
                        client.clientId(),
                        parameter(request, "redirect_uri"),
                        Sha256.base64Url(parameter(request, "code_verifier")))
                .orElseThrow(() -> OAuthError.INVALID_GRANT.because("the code is not good for this request"));
        LOG.info("staff {} signed in to {}", signIn.member().id(), client.clientId());
        return answer(
                tokens.access(signIn, client.clientId(), now), Optional.of(tokens.id(signIn, client.clientId(), now)));
    }

    private Answer byItself(StaffClient client) {
        if (client.roles().isEmpty()) {
            throw OAuthError.UNAUTHORIZED_CLIENT.because("this client does nothing by itself");
        }
        return answer(tokens.access(client.clientId(), client.roles(), clock.instant()), Optional.empty());
    }

    private Answer answer(String accessToken, Optional<String> idToken) {
        return new Answer(accessToken, "Bearer", settings.tokenLifetime().toSeconds(), idToken.orElse(null));
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> OAuthError.INVALID_REQUEST.because(name + " is missing"));
    }

    @ExceptionHandler
    void refused(OAuth2AuthenticationException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        errors.write(request, response, e.getError());
    }
}
