package dev.amana.token.server;

import dev.amana.token.errors.OAuthError;
import dev.amana.token.errors.OAuthErrorResponses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Any other path below the issuer, and any other method at the endpoints that read no form: told in the words of OAuth, so that
 * a client library can read it.
 */
@RestController
@RequestMapping({
    Endpoints.ISSUER + "/**",
    Endpoints.AUTHORISATION_ALIAS,
    Endpoints.OPENID_CONFIGURATION_INSERTED,
    Endpoints.SERVER_METADATA
})
final class NoSuchEndpoint {

    private static final String READ = "GET, HEAD";
    private static final String READ_AND_POST = "GET, HEAD, POST";

    private static final Map<String, String> METHODS = Map.of(
            Endpoints.AUTHORISATION, READ_AND_POST,
            Endpoints.AUTHORISATION_ALIAS, READ_AND_POST,
            Endpoints.USERINFO, READ_AND_POST,
            Endpoints.JWKS, READ,
            Endpoints.OPENID_CONFIGURATION, READ,
            Endpoints.OPENID_CONFIGURATION_INSERTED, READ,
            Endpoints.SERVER_METADATA, READ);

    private final OAuthErrorResponses errors;

    NoSuchEndpoint(OAuthErrorResponses errors) {
        this.errors = errors;
    }

    /** OPTIONS is named, or Spring would answer it itself: with 200 for any path, and every method there is. */
    @RequestMapping(method = RequestMethod.OPTIONS)
    void options(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response);
    }

    @RequestMapping
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Decoded, as the endpoints are found: /%6Awks is /jwks.
        String methods = METHODS.get(request.getServletPath());
        if (methods == null) {
            errors.write(
                    request,
                    response,
                    HttpStatus.NOT_FOUND,
                    OAuthError.INVALID_REQUEST
                            .because("there is no such endpoint")
                            .getError());
        } else {
            response.setHeader(HttpHeaders.ALLOW, methods);
            errors.write(
                    request,
                    response,
                    HttpStatus.METHOD_NOT_ALLOWED,
                    OAuthError.INVALID_REQUEST
                            .because("only " + methods + " are answered here")
                            .getError());
        }
    }
}
