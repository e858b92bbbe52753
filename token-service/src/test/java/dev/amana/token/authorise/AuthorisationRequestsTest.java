package dev.amana.token.authorise;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import dev.amana.token.support.ConsentServiceWire;
import dev.amana.token.support.Http;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.TokenServiceTest;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorisationRequestsTest extends TokenServiceTest {

    private static final String AUTHORISE = "/as/authorization.oauth2";
    private static final String CALLBACK = "https://tpp-one.example/callback";
    private static final Pattern REQUEST_URI = Pattern.compile("\"request_uri\":\"([^\"]+)\"");

    private static String consent(String clientId, String status) {
        return ConsentServiceWire.RUNNING.consent(
                clientId, status, 0, Instant.now().plusSeconds(3600));
    }

    private static Map<String, String> request(String consentId) {
        return new HashMap<>(Map.of(
                "client_id", "tpp-one",
                "response_type", "code",
                "redirect_uri", CALLBACK,
                "scope", "openid accounts",
                "state", "st&te",
                "nonce", "n-1",
                "consent_id", consentId,
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256"));
    }

    private HttpResponse<String> push(Map<String, String> request, String... headers) {
        return tppOne().form("/apigateway/as/par", request, headers);
    }

    private HttpResponse<String> arrive(String path, Map<String, String> query) {
        return Http.get(URI.create(at(path) + "?" + Http.form(query)));
    }

    private static String requestUri(HttpResponse<String> response) {
        Matcher found = REQUEST_URI.matcher(response.body());
        assertThat(found.find()).as(response.body()).isTrue();
        return found.group(1);
    }

    @Test
    void aPushedRequestLeadsToThePageOfItsAttemptAlsoAfterAReload() {
        HttpResponse<String> pushed = push(request(consent("tpp-one", "AwaitingAuthorisation")));
        assertThat(pushed.statusCode()).isEqualTo(201);
        assertThat(pushed.body()).containsPattern("\"expires_in\":(29\\d|300)");
        Map<String, String> query = Map.of("client_id", "tpp-one", "request_uri", requestUri(pushed));

        HttpResponse<String> first = arrive(AUTHORISE, query);
        HttpResponse<String> again = arrive("/apigateway/as/authorization.oauth2", query);

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location"))
                .hasValueSatisfying(page -> assertThat(page).contains("/authpage/attempts/"));
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }

    @Test
    void aPushedRequestIsItsClientsAlone() {
        String requestUri = requestUri(push(request(consent("tpp-one", "AwaitingAuthorisation"))));

        assertProblemPage(arrive(AUTHORISE, Map.of("client_id", "tpp-two", "request_uri", requestUri)));
        assertProblemPage(arrive(AUTHORISE, Map.of("client_id", "tpp-one", "request_uri", requestUri + "x")));
        assertProblemPage(arrive(AUTHORISE, Map.of("client_id", "tpp-one", "request_uri", "https://evil.example/r")));
    }

    @Test
    void aConsentGoneSinceThePushIsToldToTheTpp() {
        String consentId = consent("tpp-one", "AwaitingAuthorisation");
        String requestUri = requestUri(push(request(consentId)));
        ConsentServiceWire.RUNNING.change(
                consentId, "tpp-one", "Revoked", 0, Instant.now().plusSeconds(60));

        Map<String, String> answer =
                answer(arrive(AUTHORISE, Map.of("client_id", "tpp-one", "request_uri", requestUri)));
        assertThat(answer)
                .containsEntry("error", "invalid_request")
                .containsEntry("state", "st&te")
                .containsEntry("iss", ISSUER);
    }

    @Test
    void theSandboxTakesAPlainRequest() {
        HttpResponse<String> response = arrive(AUTHORISE, request(consent("tpp-one", "Authorised")));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location"))
                .hasValueSatisfying(page -> assertThat(page).contains("/authpage/attempts/"));
    }

    @Test
    void theConsentMayComeAsOpenbankingIntentId() {
        Map<String, String> request = request("");
        request.remove("consent_id");
        request.put(
                "claims",
                "{\"id_token\":{\"openbanking_intent_id\":{\"value\":\"" + consent("tpp-one", "AwaitingAuthorisation")
                        + "\",\"essential\":true}}}");

        assertThat(push(request).statusCode()).isEqualTo(201);
        request.put("consent_id", consent("tpp-one", "AwaitingAuthorisation"));
        assertThat(push(request).body()).contains("invalid_request");
    }

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

    @Test
    void aRequestMayAlsoBePosted() {
        HttpResponse<String> response = Http.form(at(AUTHORISE), request(consent("tpp-one", "AwaitingAuthorisation")));

        assertThat(response.statusCode()).isEqualTo(303);
    }

    @Test
    void aPushMayNameItsKeyOrProveItButNotBothDifferently() throws Exception {
        var factory = new DefaultDPoPProofFactory(KeyFiles.ONE_ES256, JWSAlgorithm.ES256);
        String own = KeyFiles.ONE_ES256.computeThumbprint().toString();
        String other = KeyFiles.TWO_ES256.computeThumbprint().toString();
        URI par = URI.create(ISSUER + "/par");
        Map<String, String> request = request(consent("tpp-one", "AwaitingAuthorisation"));

        assertThat(push(request, "DPoP", factory.createDPoPJWT("POST", par).serialize())
                        .statusCode())
                .isEqualTo(201);
        request.put("dpop_jkt", own);
        assertThat(push(request, "DPoP", factory.createDPoPJWT("POST", par).serialize())
                        .statusCode())
                .isEqualTo(201);
        request.put("dpop_jkt", other);
        assertThat(push(request, "DPoP", factory.createDPoPJWT("POST", par).serialize())
                        .body())
                .contains("invalid_dpop_proof");
        assertThat(push(request, "DPoP", "garbage").body()).contains("invalid_dpop_proof");
    }

    @Test
    void aPushedRequestHoldsNoRequestUriAndNoOtherClientId() {
        Map<String, String> request = request(consent("tpp-one", "AwaitingAuthorisation"));
        request.put("request_uri", "urn:x");
        assertThat(push(request).body()).contains("invalid_request");
        request.remove("request_uri");
        request.put("client_id", "tpp-two");
        assertThat(push(request).statusCode()).isIn(400, 401);
        request.remove("client_id");
        assertThat(push(request).statusCode()).isEqualTo(201);
    }

    private static Map<String, String> answer(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        String location = response.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(CALLBACK + "?");
        return Arrays.stream(location.substring(location.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void assertProblemPage(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(response.body()).contains("Nothing was shared").doesNotContain("<script>");
    }
}
