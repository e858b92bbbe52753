package dev.amana.consent.service;

import dev.amana.consent.suspension.ConsentSuspended;
import dev.amana.openbanking.error.ErrorWriter;
import dev.amana.openbanking.error.OpenBankingException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Of a consent that nobody knows how it stands nothing is said: 503, until somebody does. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class SuspendedConsentAnswer {

    /** It takes a person; whoever asks more often learns nothing. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(60);

    @ExceptionHandler
    void suspended(ConsentSuspended consent, HttpServletResponse response) throws IOException {
        ErrorWriter.write(
                response,
                OpenBankingException.unavailable("The consent can neither be read nor changed now", RETRY_AFTER));
    }
}
