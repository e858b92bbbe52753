package dev.amana.token.authorise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.support.Http;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked wrongly, and who is told: the TPP by redirect, or the customer by a page. */
class RefusedAuthorisationsTest extends AuthorisationRequestsTest {

    record Change(String name, String error, Consumer<Map<String, String>> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Change> refused() {
        return Stream.of(
                new Change("no consent", "invalid_request", request -> request.remove("consent_id")),
                new Change("unknown consent", "invalid_request", request -> request.put("consent_id", "nothing")),
                new Change(
                        "another's consent",
                        "invalid_request",
                        request -> request.put("consent_id", consent("tpp-two", "AwaitingAuthorisation"))),
                new Change(
                        "rejected consent",
                        "invalid_request",
                        request -> request.put("consent_id", consent("tpp-one", "Rejected"))),
                new Change(
                        "expired consent",
                        "invalid_request",
                        request -> request.put("consent_id", consent("tpp-one", "Expired"))),
                new Change("consent without accounts", "invalid_request", request -> request.put("scope", "openid")),
                new Change("no scope", "invalid_scope", request -> request.remove("scope")),
                new Change("unknown scope", "invalid_scope", request -> request.put("scope", "accounts email")),
                new Change("payments", "invalid_scope", request -> request.put("scope", "accounts payments")),
                new Change("no response type", "invalid_request", request -> request.remove("response_type")),
                new Change("implicit", "unsupported_response_type", request -> request.put("response_type", "token")),
                new Change(
                        "hybrid",
                        "unsupported_response_type",
                        request -> request.put("response_type", "code id_token")),
                new Change("fragment mode", "invalid_request", request -> request.put("response_mode", "fragment")),
                new Change("no challenge", "invalid_request", request -> request.remove("code_challenge")),
                new Change(
                        "plain challenge", "invalid_request", request -> request.put("code_challenge_method", "plain")),
                new Change(
                        "challenge without method",
                        "invalid_request",
                        request -> request.remove("code_challenge_method")),
                new Change("short challenge", "invalid_request", request -> request.put("code_challenge", "abc")),
                new Change("request object", "request_not_supported", request -> request.put("request", "eyJ")),
                new Change("silent", "login_required", request -> request.put("prompt", "none")),
                new Change("claims that are no JSON", "invalid_request", request -> request.put("claims", "{")),
                new Change("claims that are no object", "invalid_request", request -> request.put("claims", "[]")),
                new Change("dpop_jkt that is none", "invalid_request", request -> request.put("dpop_jkt", "x")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedWhenPushed(Change change) {
        Map<String, String> request = request(consent("tpp-one", "AwaitingAuthorisation"));
        change.change().accept(request);
        HttpResponse<String> response = push(request);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"error\":\"" + change.error() + "\"");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isToldByRedirectWhenPlain(Change change) {
        Map<String, String> request = request(consent("tpp-one", "AwaitingAuthorisation"));
        change.change().accept(request);

        assertThat(answer(arrive(AUTHORISE, request)))
                .containsEntry("error", change.error())
                .containsEntry("state", "st&te")
                .containsEntry("iss", ISSUER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://tpp-one.example/callback/",
                "https://tpp-one.example/callback?x=1",
                "https://tpp-one.example.evil.example/callback",
                "https://tpp-one.example/callback#f",
                "http://tpp-one.example/callback",
                "javascript:alert(1)"
            })
    void anUnregisteredAddressGetsAPageAndNeverARedirect(String redirectUri) {
        Map<String, String> request = request(consent("tpp-one", "AwaitingAuthorisation"));
        request.put("redirect_uri", redirectUri);

        assertProblemPage(arrive(AUTHORISE, request));
        assertThat(push(request).body()).contains("invalid_request");
    }

    @Test
    void anUnknownClientOrNoneGetsAPage() {
        Map<String, String> request = request(consent("tpp-one", "AwaitingAuthorisation"));
        request.put("client_id", "<script>alert(1)</script>");
        assertProblemPage(arrive(AUTHORISE, request));
        assertProblemPage(arrive(AUTHORISE, Map.of()));
        assertProblemPage(Http.get(URI.create(at(AUTHORISE) + "?client_id=tpp-one&client_id=tpp-two")));
        assertProblemPage(Http.get(URI.create(at(AUTHORISE) + "?client_id=aisp-service")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri", "state", "nonce", "consent_id", "request_uri", "unknown"})
    void aValueThatNoTextHoldsIsTheRequestsFault(String name) {
        Map<String, String> request = request(consent("tpp-one", "AwaitingAuthorisation"));
        request.put(name, "a\0b");

        assertProblemPage(arrive(AUTHORISE, request));
    }
}
