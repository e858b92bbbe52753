package dev.amana.token.consents.http;

import dev.amana.instances.Instances;
import dev.amana.token.grants.InternalTokens;
import dev.amana.token.interaction.InteractionIdFilter;
import dev.amana.traces.HttpTraces;
import dev.amana.traces.Step;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every call to the consent service: to one of its instances, over one pool of connections, with a token of our own, and under the
 * interaction id of the request that it is made for.
 */
@Component
final class ConsentServiceCalls {

    private static final Pattern CONSENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    /** What came back. */
    record Reply(int status, byte[] body) {}

    private final InternalTokens tokens;

    /** An answer without something that is needed is none: no decision rests on a gap in it. */
    private final JsonMapper json;

    private final Instances consentService;
    private final HttpClient http;

    ConsentServiceCalls(
            InternalTokens tokens, JsonMapper json, Instances consentServiceInstances, ConsentClientSettings client) {
        this.tokens = tokens;
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .build();
        this.consentService = consentServiceInstances;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(client.connectTimeout())
                .build();
    }

    /** Whether it can be a consent's id, so that it may stand in a path. */
    static boolean isConsentId(String text) {
        return CONSENT_ID.matcher(text).matches();
    }

    /** @param within how long the call to one instance may take */
    Reply get(String path, Set<String> scopes, Duration within) throws IOException {
        return consentService.reach(
                base -> send(HttpRequest.newBuilder(base.resolve(path)).GET(), scopes, within));
    }

    Reply post(String path, Object body, Set<String> scopes, Duration within) throws IOException {
        byte[] content = json.writeValueAsBytes(body);
        return consentService.reach(base -> send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(content)),
                scopes,
                within));
    }

    /** @throws IOException where the answer is not as the contract has it */
    <T> T parse(Reply reply, Class<T> type) throws IOException {
        try {
            return json.readValue(reply.body(), type);
        } catch (JacksonException e) {
            throw new IOException("the consent service's answer is not as agreed", e);
        }
    }

    private Reply send(HttpRequest.Builder request, Set<String> scopes, Duration within) throws IOException {
        request.timeout(within)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + tokens.bearerFor(scopes));
        InteractionIdFilter.current().ifPresent(id -> request.header("x-fapi-interaction-id", id));
        String method = request.build().method();
        try (Step step = HttpTraces.asking("consent-service", method)) {
            step.into(request::setHeader);
            return send(request.build(), step);
        }
    }

    private Reply send(HttpRequest request, Step step) throws IOException {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            step.answered(response.statusCode());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException failure) {
            step.failed(failure);
            throw failure;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the consent service was asked");
        }
    }
}
