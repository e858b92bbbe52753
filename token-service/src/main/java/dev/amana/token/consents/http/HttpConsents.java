package dev.amana.token.consents.http;

import dev.amana.instances.Instances;
import dev.amana.token.TokenServiceSettings;
import dev.amana.token.consents.Consent;
import dev.amana.token.consents.ConsentStatus;
import dev.amana.token.consents.Consents;
import dev.amana.token.errors.OAuthError;
import dev.amana.token.grants.InternalTokens;
import dev.amana.token.interaction.InteractionIdFilter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads consents over HTTP from the consent service's internal address. */
@Component
final class HttpConsents implements Consents {

    private static final Logger LOG = LoggerFactory.getLogger(HttpConsents.class);
    private static final Set<String> SCOPE = Set.of("consents:read");
    private static final Pattern CONSENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    /** A consent service that has just started answers its first call slowly; reading is safe to repeat, so it gets one longer try. */
    private static final int SECOND_TRY = 4;

    /** Only what is needed of the answer. */
    private record Answer(
            String consentId,
            String clientId,
            ConsentStatus status,
            Instant expirationDateTime,
            @Nullable Long lastAuthorisedSeq) {
        Consent consent() {
            return new Consent(
                    consentId,
                    clientId,
                    status,
                    expirationDateTime,
                    lastAuthorisedSeq == null ? OptionalLong.empty() : OptionalLong.of(lastAuthorisedSeq));
        }
    }

    private final InternalTokens tokens;
    private final JsonMapper json;
    private final Instances consentService;
    private final Duration timeout;
    private final Timer timer;
    private final HttpClient http;

    HttpConsents(
            InternalTokens tokens,
            JsonMapper json,
            TokenServiceSettings settings,
            Instances consentServiceInstances,
            MeterRegistry metrics) {
        this.tokens = tokens;
        this.json = json;
        this.consentService = consentServiceInstances;
        this.timeout = settings.consentReadTimeout();
        this.timer = metrics.timer("amana.consent.read");
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public Optional<Consent> read(String consentId) {
        if (!CONSENT_ID.matcher(consentId).matches()) {
            return Optional.empty();
        }
        long started = System.nanoTime();
        try {
            return parse(send(consentId));
        } catch (IOException e) {
            LOG.warn("the consent service did not answer: {}", e.toString());
            throw OAuthError.TEMPORARILY_UNAVAILABLE.because("the consent cannot be read just now");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OAuthError.TEMPORARILY_UNAVAILABLE.because("interrupted");
        } finally {
            timer.record(Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private HttpResponse<String> send(String consentId) throws IOException, InterruptedException {
        try {
            return consentService.reach(base -> send(base, consentId, timeout));
        } catch (HttpTimeoutException e) { // where there is another instance, it is that one's turn
            return consentService.reach(base -> send(base, consentId, timeout.multipliedBy(SECOND_TRY)));
        }
    }

    private HttpResponse<String> send(URI base, String consentId, Duration within)
            throws IOException, InterruptedException {
        String id = URLEncoder.encode(consentId, StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/internal/consents/" + id))
                .timeout(within)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + tokens.bearerFor(SCOPE));
        InteractionIdFilter.current().ifPresent(interaction -> request.header("x-fapi-interaction-id", interaction));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Optional<Consent> parse(HttpResponse<String> response) throws IOException {
        return switch (response.statusCode()) {
            case 200 -> {
                try {
                    yield Optional.of(
                            json.readValue(response.body(), Answer.class).consent());
                } catch (JacksonException e) {
                    throw new IOException("the answer about a consent is not as agreed", e);
                }
            }
            case 404 -> Optional.empty();
            default -> throw new IOException("status " + response.statusCode());
        };
    }
}
