package dev.amana.token.authorise;

import dev.amana.token.errors.OAuthError;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What a person reads when a TPP sent them here with a request that cannot be answered: what happened, and that nothing was shared. */
@Component
final class ProblemPage {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemPage.class);
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            <p>%2$s</p>
            <p>Nothing was shared. Please go back to the app or site you came from and start again there.</p>
            <p>For its makers: <code>%3$s</code></p>
            </main>
            </body>
            </html>
            """;

    ResponseEntity<String> show(OAuth2Error error) {
        boolean later = OAuthError.TEMPORARILY_UNAVAILABLE.code().equals(error.getErrorCode());
        LOG.info("an authorisation request cannot be answered: {}", error);
        return ResponseEntity.status(later ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.BAD_REQUEST)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; form-action 'none'")
                .body(PAGE.formatted(
                        later ? "Please try again in a moment" : "This request cannot be used",
                        later
                                ? "The bank cannot answer just now."
                                : "The app or site that sent you here made a request the bank cannot use.",
                        HtmlUtils.htmlEscape(error.getErrorCode() + ": " + error.getDescription())));
    }
}
