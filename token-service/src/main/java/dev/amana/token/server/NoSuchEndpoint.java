package dev.amana.token.server;

import dev.amana.token.errors.OAuthError;
import dev.amana.token.errors.OAuthErrorResponses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Any other path below the issuer: told in the words of OAuth, so that a client library can read it. */
@RestController
final class NoSuchEndpoint {

    private final OAuthErrorResponses errors;

    NoSuchEndpoint(OAuthErrorResponses errors) {
        this.errors = errors;
    }

    @RequestMapping(Endpoints.ISSUER + "/**")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        errors.write(
                request,
                response,
                HttpStatus.NOT_FOUND,
                OAuthError.INVALID_REQUEST.because("there is no such endpoint").getError());
    }
}
