package dev.amana.token.consents.http;

import dev.amana.token.TokenServiceSettings;
import dev.amana.token.consents.Consent;
import dev.amana.token.consents.ConsentStatus;
import dev.amana.token.consents.Consents;
import dev.amana.token.consents.http.ConsentServiceCalls.Reply;
import dev.amana.token.errors.OAuthError;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads what a token depends on, in the short time that a token request has. */
@Component
final class HttpConsents implements Consents {

    private static final Logger LOG = LoggerFactory.getLogger(HttpConsents.class);
    private static final Set<String> SCOPE = Set.of("consents:read");

    /** A consent service that has just started answers its first call slowly; reading is safe to repeat, so it gets one longer try. */
    private static final int SECOND_TRY = 4;

    /** Only what is needed of the answer. */
    private record Answer(
            String consentId,
            String clientId,
            ConsentStatus status,
            Instant expirationDateTime,
            OptionalLong lastAuthorisedSeq) {
        Consent consent() {
            return new Consent(consentId, clientId, status, expirationDateTime, lastAuthorisedSeq);
        }
    }

    private final ConsentServiceCalls calls;
    private final Duration timeout;
    private final Timer timer;

    HttpConsents(ConsentServiceCalls calls, TokenServiceSettings settings, MeterRegistry metrics) {
        this.calls = calls;
        this.timeout = settings.consentReadTimeout();
        this.timer = metrics.timer("amana.consent.read");
    }

    @Override
    public Optional<Consent> read(String consentId) {
        if (!ConsentServiceCalls.isConsentId(consentId)) {
            return Optional.empty();
        }
        long started = System.nanoTime();
        try {
            Reply reply = ask("/internal/consents/" + consentId);
            return switch (reply.status()) {
                case 200 -> Optional.of(calls.parse(reply, Answer.class).consent());
                case 404 -> Optional.empty();
                default -> throw new IOException("status " + reply.status());
            };
        } catch (IOException e) {
            LOG.warn("the consent service did not answer: {}", e.toString());
            throw OAuthError.TEMPORARILY_UNAVAILABLE.because("the consent cannot be read just now");
        } finally {
            timer.record(Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private Reply ask(String path) throws IOException {
        try {
            return calls.get(path, SCOPE, timeout);
        } catch (HttpTimeoutException e) {
            return calls.get(path, SCOPE, timeout.multipliedBy(SECOND_TRY));
        }
    }
}
