package dev.amana.token.consents.decide;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.instances.Instances;
import dev.amana.instances.ToOneInstance;
import dev.amana.token.attempts.AttemptId;
import dev.amana.token.grants.InternalTokens;
import dev.amana.token.interaction.InteractionIdFilter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The consent service over HTTP, with a token of our own. */
@Component
class HttpConsentDecisions implements ConsentDecisions {

    private static final Set<String> SCOPES = Set.of("consents:read", "consents:decide");
    private static final Pattern CONSENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final String PATH = "/internal/consents/{consentId}";

    private final RestClient http;
    private final InternalTokens tokens;
    private final JsonMapper json;

    HttpConsentDecisions(
            Instances consentServiceInstances, ConsentClientSettings client, InternalTokens tokens, JsonMapper json) {
        HttpClient jdk = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(client.connectTimeout())
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(jdk);
        requests.setReadTimeout(client.readTimeout());
        this.http = RestClient.builder()
                .baseUrl(consentServiceInstances.anyBase())
                .requestFactory(requests)
                .requestInterceptor(new ToOneInstance(consentServiceInstances))
                .build();
        this.tokens = tokens;
        this.json = json;
    }

    @Override
    public Optional<ConsentView> find(String consentId) {
        if (!CONSENT_ID.matcher(consentId).matches()) {
            return Optional.empty();
        }
        Reply reply = call(HttpMethod.GET, PATH, consentId, Optional.empty());
        return switch (reply.status()) {
            case 200 -> Optional.of(parse(reply, ConsentView.class));
            case 404 -> Optional.empty();
            default -> throw unexpected(reply);
        };
    }

    @Override
    public AuthoriseOutcome authorise(
            AttemptId attempt, String consentId, String clientId, String psuId, List<String> accountIds) {
        AuthorisationBody body = new AuthorisationBody(attempt.value(), clientId, psuId, accountIds, interactionId());
        Reply reply = call(HttpMethod.POST, PATH + "/authorisations", consentId, Optional.of(body));
        return switch (reply.status()) {
            case 200 -> {
                AuthorisedBody authorised = parse(reply, AuthorisedBody.class);
                yield new AuthoriseOutcome.Authorised(authorised.authorisedSeq(), authorised.expirationDateTime());
            }
            case 404, 409 ->
                new AuthoriseOutcome.Refused(parse(reply, RefusalBody.class).refusal());
            default -> throw unexpected(reply);
        };
    }

    @Override
    public RejectOutcome reject(AttemptId attempt, String consentId, String clientId, String psuId) {
        RejectionBody body = new RejectionBody(attempt.value(), clientId, psuId, "PsuDeclined", interactionId());
        Reply reply = call(HttpMethod.POST, PATH + "/rejections", consentId, Optional.of(body));
        return switch (reply.status()) {
            case 200 -> new RejectOutcome.Rejected();
            case 404, 409 ->
                new RejectOutcome.Refused(parse(reply, RefusalBody.class).refusal());
            default -> throw unexpected(reply);
        };
    }

    private Reply call(HttpMethod method, String path, String consentId, Optional<Object> body) {
        try {
            RestClient.RequestBodySpec request = http.method(method)
                    .uri(path, consentId)
                    .headers(headers -> {
                        headers.setBearerAuth(tokens.bearerFor(SCOPES));
                        InteractionIdFilter.current().ifPresent(id -> headers.set("x-fapi-interaction-id", id));
                    })
                    .accept(MediaType.APPLICATION_JSON);
            body.ifPresent(
                    content -> request.contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsBytes(content)));
            return request.exchangeForRequiredValue((_, response) -> Reply.read(response));
        } catch (RestClientException e) {
            throw new ConsentServiceSilentException("the consent service did not answer", e);
        }
    }

    private <T> T parse(Reply reply, Class<T> type) {
        try {
            return json.readValue(reply.body(), type);
        } catch (JacksonException e) {
            throw new ConsentServiceSilentException("the consent service's answer is not readable", e);
        }
    }

    private static ConsentServiceSilentException unexpected(Reply reply) {
        return new ConsentServiceSilentException("the consent service answered " + reply.status());
    }

    private record Reply(int status, byte[] body) {
        static Reply read(ClientHttpResponse response) throws IOException {
            return new Reply(
                    response.getStatusCode().value(), response.getBody().readAllBytes());
        }
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

    private record AuthorisedBody(long authorisedSeq, Instant expirationDateTime) {}

    private record RefusalBody(Refusal refusal) {}
}
