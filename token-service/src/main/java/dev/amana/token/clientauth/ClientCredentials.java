package dev.amana.token.clientauth;

import dev.amana.gatewaylink.ClientCertificate;
import dev.amana.token.errors.OAuthError;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * Finds what a request proves its client with: an assertion (RFC 7523; {@code client_id} beside it is optional and must agree), key and
 * secret by Basic or form, or the certificate the request came with (RFC 8705 §2). More than one way at once is refused (RFC 6749 §2.3).
 */
@Component
final class ClientCredentials implements AuthenticationConverter {

    /** Under which name the certificate goes on with the credentials. */
    static final String CERTIFICATE = ClientCertificate.class.getName();

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        Optional<String> clientId = parameter(request, "client_id");
        Optional<String> assertion = parameter(request, "client_assertion");
        Optional<String> assertionType = parameter(request, "client_assertion_type");
        Optional<String> secret = parameter(request, "client_secret");
        Optional<String> basic = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, "Basic ", 0, 6));
        if (assertion.isPresent() != assertionType.isPresent()) {
            throw OAuthError.INVALID_REQUEST.because("client_assertion and client_assertion_type go together");
        }
        if ((assertion.isPresent() ? 1 : 0) + (secret.isPresent() ? 1 : 0) + (basic.isPresent() ? 1 : 0) > 1) {
            throw OAuthError.INVALID_REQUEST.because("a client authenticates in one way, not in several");
        }
        if (assertion.isPresent()) {
            return byAssertion(request, clientId, assertionType.orElseThrow(), assertion.get());
        }
        if (basic.isPresent()) {
            return byHeader(request, clientId, basic.get());
        }
        if (secret.isPresent()) {
            return unproven(
                    request,
                    clientId.orElseThrow(() -> OAuthError.INVALID_REQUEST.because("client_id is missing")),
                    ClientAuthenticationMethod.CLIENT_SECRET_POST,
                    secret.get());
        }
        if (clientId.isPresent() && ClientCertificate.of(request).isPresent()) {
            return unproven(request, clientId.get(), ClientAuthenticationMethod.TLS_CLIENT_AUTH, "");
        }
        return null;
    }

    private static Authentication byAssertion(
            HttpServletRequest request, Optional<String> clientId, String type, String assertion) {
        if (!ASSERTION_TYPE.equals(type)) {
            throw OAuthError.INVALID_CLIENT.because("client_assertion_type must be " + ASSERTION_TYPE);
        }
        ClientAssertion read;
        try {
            read = ClientAssertion.parse(assertion);
        } catch (ParseException e) {
            throw OAuthError.INVALID_CLIENT.because("the client assertion is not a signed JWT");
        }
        String subject = read.claims().getSubject();
        if (subject == null || subject.isBlank()) {
            throw OAuthError.INVALID_CLIENT.because("the client assertion has no sub");
        }
        if (clientId.isPresent() && !clientId.get().equals(subject)) {
            throw OAuthError.INVALID_CLIENT.because("client_id is not the client assertion's sub");
        }
        return unproven(request, subject, ClientAuthenticationMethod.PRIVATE_KEY_JWT, read);
    }

    private static Authentication byHeader(HttpServletRequest request, Optional<String> clientId, String header) {
        String[] pair;
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
            pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            if (pair.length == 2) {
                // RFC 6749 §2.3.1: both are form-encoded before they are joined.
                pair[0] = URLDecoder.decode(pair[0], StandardCharsets.UTF_8);
                pair[1] = URLDecoder.decode(pair[1], StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException e) {
            throw OAuthError.INVALID_CLIENT.because("the Basic credentials cannot be read");
        }
        if (pair.length != 2 || pair[0].isBlank() || pair[1].isBlank()) {
            throw OAuthError.INVALID_CLIENT.because("the Basic credentials cannot be read");
        }
        if (clientId.isPresent() && !clientId.get().equals(pair[0])) {
            throw OAuthError.INVALID_CLIENT.because("client_id is not the one of the Basic credentials");
        }
        return unproven(request, pair[0], ClientAuthenticationMethod.CLIENT_SECRET_BASIC, pair[1]);
    }

    private static Authentication unproven(
            HttpServletRequest request, String clientId, ClientAuthenticationMethod method, Object credentials) {
        Map<String, Object> more = ClientCertificate.of(request)
                .<Map<String, Object>>map(certificate -> Map.of(CERTIFICATE, certificate))
                .orElse(Map.of());
        return new OAuth2ClientAuthenticationToken(clientId, method, credentials, more);
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isBlank());
    }
}
