package dev.amana.aisp.http;

import static dev.amana.aisp.bank.TestConsent.S2_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.aisp.bank.GenerousBank;
import dev.amana.aisp.bank.TestConsent;
import dev.amana.aisp.permissions.Endpoint;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Every endpoint gives every error that the contract documents for it, and documents no other. A 500 is a defect. */
class DocumentedErrorsTest extends AispTest {
    private static final Contract CONTRACT = Contract.load();
    private static final String CLIENT = "tpp-" + UUID.randomUUID();

    private final Map<Endpoint, TreeSet<Integer>> given = new EnumMap<>(Endpoint.class);

    @Test
    void everyDocumentedErrorIsGivenAndNoOther() throws Exception {
        var fine = authorised(TestConsent.authorised().ofClient(CLIENT), CLIENT);
        var narrow = authorised(TestConsent.authorised().ofClient(CLIENT).withPermissions("ReadPAN"), CLIENT);
        var spent = authorised(TestConsent.authorised().ofClient(SPENT), SPENT);
        for (var call = 0; call < SPENT_CALLS; call++) {
            send(to(Endpoint.ACCOUNTS, spent, "application/json")).is(200);
        }
        for (var endpoint : Endpoint.values()) {
            var path = path(endpoint);
            give(
                    endpoint,
                    () -> new RawHttp(port())
                            .send(
                                    "GET " + Endpoint.Paths.BASE + path + " HTTP/1.1",
                                    List.of("Authorization: Bearer a", "Authorization: Bearer b")));
            give(endpoint, () -> send(request(path).setHeader("Accept", accepted(endpoint))));
            give(endpoint, () -> send(to(endpoint, fine, "text/html")));
            give(endpoint, () -> send(to(endpoint, kind(endpoint, spent, SPENT), accepted(endpoint))));
            if (!endpoint.isPublic()) {
                give(endpoint, () -> send(to(endpoint, narrow, accepted(endpoint))));
            }
        }
        coreBanking.script = _ -> Optional.of("{\"outcome\":\"Failed\",\"reason\":\"closed\"}");
        everywhere(endpoint -> send(to(endpoint, kind(endpoint, fine, CLIENT), accepted(endpoint))));
        coreBanking.script = _ -> Optional.empty();
        everywhere(endpoint -> send(to(endpoint, kind(endpoint, fine, CLIENT), accepted(endpoint))));
        for (var endpoint : Endpoint.values()) {
            var documented = new TreeSet<>(CONTRACT.documented(endpoint));
            documented.removeAll(List.of(200, 500));
            assertThat(given.get(endpoint)).as(endpoint.path()).isEqualTo(documented);
        }
    }

    private interface Asking {
        Answer ask(Endpoint endpoint);
    }

    /** At all endpoints at once, since each answer takes as long as core banking is waited for. */
    private void everywhere(Asking asking) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = Arrays.stream(Endpoint.values())
                    .map(endpoint -> Map.entry(endpoint, callers.submit(() -> asking.ask(endpoint))))
                    .toList();
            for (var answer : answers) {
                give(answer.getKey(), () -> answer.getValue().get());
            }
        }
    }

    private void give(Endpoint endpoint, Callable<Answer> asking) throws Exception {
        given.computeIfAbsent(endpoint, _ -> new TreeSet<>()).add(asking.call().status());
    }

    private HttpRequest.Builder to(Endpoint endpoint, String token, String accept) {
        return request(path(endpoint)).setHeader("Accept", accept).header("Authorization", "Bearer " + token);
    }

    /** Public data is for the application's own token. */
    private String kind(Endpoint endpoint, String token, String client) {
        return endpoint.isPublic()
                ? token(
                        TestConsent.authorised(),
                        claims -> claims.claim("client_id", client)
                                .claim("token_type", "PUBLIC")
                                .claim("consentId", null)
                                .claim("authorised_seq", null)
                                .claim("grant_id", null))
                : token;
    }

    private String authorised(TestConsent consent, String client) {
        return token(published(consent), claims -> claims.claim("client_id", client));
    }

    private static String accepted(Endpoint endpoint) {
        return endpoint == Endpoint.ACCOUNT_STATEMENT_FILE ? "application/pdf" : "application/json";
    }

    private static String path(Endpoint endpoint) {
        return endpoint.path()
                .substring(Endpoint.Paths.BASE.length())
                .replace("{AccountId}", S2_ACCOUNT)
                .replace("{StatementId}", GenerousBank.STATEMENT);
    }
}
