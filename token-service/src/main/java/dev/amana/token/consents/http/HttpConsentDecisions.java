package dev.amana.token.consents.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.token.attempts.AttemptId;
import dev.amana.token.consents.decide.AuthoriseOutcome;
import dev.amana.token.consents.decide.ConsentDecisions;
import dev.amana.token.consents.decide.ConsentServiceSilentException;
import dev.amana.token.consents.decide.ConsentView;
import dev.amana.token.consents.decide.OwnConsent;
import dev.amana.token.consents.decide.OwnConsents;
import dev.amana.token.consents.decide.Refusal;
import dev.amana.token.consents.decide.RejectOutcome;
import dev.amana.token.consents.http.ConsentServiceCalls.Reply;
import dev.amana.token.interaction.InteractionIdFilter;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a customer sees and decides, in the time that a page waits. */
@Component
class HttpConsentDecisions implements ConsentDecisions, OwnConsents {

    private static final Set<String> SCOPES = Set.of("consents:read", "consents:decide");
    private static final String CONSENTS = "/internal/consents";
    private static final int AT_ONCE = 100;

    /** A consent is looked for among this many pages of a customer's own; nobody has decided about a thousand. */
    private static final int PAGES = 10;

    private final ConsentServiceCalls calls;
    private final Duration patience;

    HttpConsentDecisions(ConsentServiceCalls calls, ConsentClientSettings settings) {
        this.calls = calls;
        this.patience = settings.readTimeout();
    }

    /** A call, and what its answer means. */
    private interface Conversation<T> {
        T hold() throws IOException;
    }

    @Override
    public Optional<ConsentView> find(String consentId) {
        if (!ConsentServiceCalls.isConsentId(consentId)) {
            return Optional.empty();
        }
        return unlessSilent(() -> {
            Reply reply = calls.get(CONSENTS + "/" + consentId, SCOPES, patience);
            return switch (reply.status()) {
                case 200 -> Optional.of(calls.parse(reply, ConsentView.class));
                case 404 -> Optional.empty();
                default -> throw unexpected(reply);
            };
        });
    }

    @Override
    public AuthoriseOutcome authorise(
            AttemptId attempt, String consentId, String clientId, String psuId, List<String> accountIds) {
        return unlessSilent(() -> {
            Reply reply = post(
                    consentId,
                    "authorisations",
                    new AuthorisationBody(attempt.value(), clientId, psuId, accountIds, interactionId()));
            return switch (reply.status()) {
                case 200 -> {
                    AuthorisedBody authorised = calls.parse(reply, AuthorisedBody.class);
                    yield new AuthoriseOutcome.Authorised(authorised.authorisedSeq(), authorised.expirationDateTime());
                }
                case 404, 409 -> new AuthoriseOutcome.Refused(refusal(reply));
                default -> throw unexpected(reply);
            };
        });
    }

    @Override
    public RejectOutcome reject(AttemptId attempt, String consentId, String clientId, String psuId) {
        return unlessSilent(() -> {
            Reply reply = post(
                    consentId,
                    "rejections",
                    new RejectionBody(attempt.value(), clientId, psuId, "PsuDeclined", interactionId()));
            return switch (reply.status()) {
                case 200 -> new RejectOutcome.Rejected();
                case 404, 409 -> new RejectOutcome.Refused(refusal(reply));
                default -> throw unexpected(reply);
            };
        });
    }

    @Override
    public Listing of(String psuId, Optional<String> cursor) {
        return unlessSilent(() -> {
            String path = CONSENTS + "?limit=" + AT_ONCE + "&psuId=" + encode(psuId)
                    + cursor.map(after -> "&cursor=" + encode(after)).orElse("");
            Reply reply = calls.get(path, SCOPES, patience);
            return switch (reply.status()) {
                case 200 -> calls.parse(reply, Listing.class);
                // A cursor that somebody made up.
                case 400 -> new Listing(List.of(), Optional.empty());
                default -> throw unexpected(reply);
            };
        });
    }

    @Override
    public Optional<OwnConsent> find(String psuId, String consentId) {
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < PAGES; page++) {
            Listing listing = of(psuId, cursor);
            Optional<OwnConsent> found = listing.consents().stream()
                    .filter(consent -> consent.consentId().equals(consentId))
                    .findFirst();
            if (found.isPresent() || listing.next().isEmpty()) {
                return found;
            }
            cursor = listing.next();
        }
        return Optional.empty();
    }

    @Override
    public boolean withdraw(AttemptId visit, String consentId, String psuId) {
        return unlessSilent(() -> {
            Reply reply =
                    post(consentId, "revocations", new RevocationBody("PSU", psuId, visit.value(), interactionId()));
            return switch (reply.status()) {
                case 200 -> true;
                case 404, 409 -> false;
                default -> throw unexpected(reply);
            };
        });
    }

    private Reply post(String consentId, String what, Object body) throws IOException {
        return calls.post(CONSENTS + "/" + consentId + "/" + what, body, SCOPES, patience);
    }

    private static <T> T unlessSilent(Conversation<T> conversation) {
        try {
            return conversation.hold();
        } catch (IOException e) {
            throw new ConsentServiceSilentException("the consent service did not answer", e);
        }
    }

    private Refusal refusal(Reply reply) throws IOException {
        return calls.parse(reply, RefusalBody.class).refusal();
    }

    private static IOException unexpected(Reply reply) {
        return new IOException("the consent service answered " + reply.status());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Empty outside of a request: a decision that is finished after a crash. */
    private static Optional<String> interactionId() {
        return InteractionIdFilter.current();
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record AuthorisationBody(
            UUID attemptId, String clientId, String psuId, List<String> accountIds, Optional<String> interactionId) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record RejectionBody(
            UUID attemptId, String clientId, String psuId, String reason, Optional<String> interactionId) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record RevocationBody(String by, String psuId, UUID attemptId, Optional<String> interactionId) {}

    private record AuthorisedBody(long authorisedSeq, Instant expirationDateTime) {}

    private record RefusalBody(Refusal refusal) {}
}
