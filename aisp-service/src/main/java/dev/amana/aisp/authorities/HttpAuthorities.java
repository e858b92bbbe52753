package dev.amana.aisp.authorities;

import dev.amana.aisp.access.Authorities;
import dev.amana.aisp.access.ConsentFacts;
import dev.amana.aisp.access.ConsentId;
import dev.amana.aisp.access.KnowledgeUnavailable;
import dev.amana.aisp.access.PresentedToken;
import dev.amana.revocations.Introspection;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks consent-service and token-service over HTTP, for a short time and a bounded number of calls at once: they are
 * asked because something is behind already, and must not be brought down by it.
 */
final class HttpAuthorities implements Authorities {

    private final RestClient consentService;
    private final InternalToken token;
    private final Introspection introspection;
    private final Semaphore slots;

    HttpAuthorities(RestClient consentService, InternalToken token, Introspection introspection, int maxConcurrent) {
        this.consentService = consentService;
        this.token = token;
        this.introspection = introspection;
        this.slots = new Semaphore(maxConcurrent);
    }

    @Override
    public Optional<ConsentFacts> consent(ConsentId consentId) {
        return asking("consent-service", () -> {
            var bearer = token.bearer();
            try {
                return Optional.of(read(consentId, bearer));
            } catch (HttpClientErrorException.NotFound e) {
                return Optional.empty();
            } catch (HttpClientErrorException.Unauthorized e) {
                token.discard(bearer);
                throw e;
            }
        });
    }

    private ConsentFacts read(ConsentId consentId, String bearer) {
        var consent = consentService
                .get()
                .uri("/internal/consents/{ConsentId}", consentId.value())
                .headers(headers -> headers.setBearerAuth(bearer))
                .retrieve()
                .body(ConsentAnswer.class);
        if (consent == null || !consent.consentId().equals(consentId.value())) {
            throw new KnowledgeUnavailable("consent-service answered about nothing, or another consent");
        }
        return consent.facts();
    }

    @Override
    public boolean active(PresentedToken presented) {
        return asking("token-service", () -> introspection.active(presented.value()));
    }

    private <T> T asking(String whom, Supplier<T> question) {
        if (!slots.tryAcquire()) {
            throw new KnowledgeUnavailable("too many questions under way, " + whom + " was not asked");
        }
        try {
            return question.get();
        } catch (RestClientException | IllegalArgumentException e) {
            throw new KnowledgeUnavailable(
                    whom + " did not answer: " + e.getClass().getSimpleName(), e);
        } finally {
            slots.release();
        }
    }
}
