package dev.amana.gateway.forward;

import dev.amana.gateway.errors.Refusal;
import dev.amana.gateway.errors.Refusals;
import dev.amana.gateway.limits.BodyTooLargeException;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What the caller is told when a service could not be asked, or did not answer. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    /** A service that was killed is back within seconds. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final String service;

    Failures(String service) {
        this.service = service;
    }

    /** Passes a request on. */
    @FunctionalInterface
    interface Forward {
        ServerResponse run() throws IOException;
    }

    ServerResponse orAnswer(ServerRequest request, Forward forward) {
        try {
            return forward.run();
        } catch (IOException | ResourceAccessException e) {
            Refusal refusal = refusal(e);
            log.warn(
                    "{} {} -> {}: {}, answered {}",
                    request.method(),
                    request.path(),
                    service,
                    e.getMessage(),
                    refusal.status().value());
            return answer(refusal);
        }
    }

    static ServerResponse answer(Refusal refusal) {
        return ServerResponse.status(refusal.status()).build((request, response) -> {
            Refusals.write(refusal, request, response);
            return null;
        });
    }

    private static Refusal refusal(@Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            switch (each) {
                case BodyTooLargeException tooLarge -> {
                    return tooLarge.refusal();
                }
                case BadRequestException wronglyFramed -> {
                    return Refusal.of(HttpStatus.BAD_REQUEST, "The body cannot be read.");
                }
                case HttpConnectTimeoutException notReached -> {
                    return unavailable();
                }
                case HttpTimeoutException notInTime -> {
                    return Refusal.retryable(
                            HttpStatus.GATEWAY_TIMEOUT, "The service did not answer in time.", RETRY_AFTER);
                }
                default -> {}
            }
        }
        return unavailable();
    }

    private static Refusal unavailable() {
        return Refusal.retryable(
                HttpStatus.SERVICE_UNAVAILABLE, "The service is not available at the moment.", RETRY_AFTER);
    }
}
