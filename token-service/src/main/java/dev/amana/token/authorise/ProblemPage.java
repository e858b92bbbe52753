package dev.amana.token.authorise;

import dev.amana.token.errors.OAuthError;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * What a person reads, in their language, when a TPP sent them here with a request that cannot be answered: what happened, and that
 * nothing was shared.
 */
@Component
final class ProblemPage {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemPage.class);
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%1$s" dir="%2$s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%3$s</title>
            <link rel="icon" type="image/svg+xml" href="/authpage/assets/mark.svg">
            <link rel="stylesheet" href="/authpage/assets/amana.css">
            </head>
            <body>
            <main class="frame">
            <div class="card over">
            <h1>%3$s</h1>
            <p class="lead">%4$s</p>
            <p class="hint">%5$s<code dir="ltr">%6$s</code></p>
            </div>
            </main>
            </body>
            </html>
            """;

    private final MessageSource texts;

    ProblemPage(MessageSource texts) {
        this.texts = texts;
    }

    ResponseEntity<String> show(OAuth2Error error) {
        boolean later = OAuthError.TEMPORARILY_UNAVAILABLE.code().equals(error.getErrorCode());
        LOG.info("an authorisation request cannot be answered: {}", error);
        Locale language = LocaleContextHolder.getLocale();
        String problem = later ? "problem.BankSilent" : "problem.BadRequest";
        return ResponseEntity.status(later ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.BAD_REQUEST)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .body(PAGE.formatted(
                        text("page.lang", language),
                        text("page.dir", language),
                        text(problem + ".title", language),
                        text(problem + ".text", language),
                        text("problem.makers", language),
                        HtmlUtils.htmlEscape(error.getErrorCode() + ": " + error.getDescription())));
    }

    private String text(String key, Locale language) {
        return HtmlUtils.htmlEscape(texts.getMessage(key, null, language), StandardCharsets.UTF_8.name());
    }
}
