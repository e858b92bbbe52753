package dev.amana.token.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.support.Http;
import dev.amana.token.support.TokenServiceTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestsTest extends TokenServiceTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    record Malformed(String name, int status, String error, Function<URI, HttpRequest.Builder> request) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Malformed> requests() {
        return Stream.of(
                new Malformed("GET", 405, "invalid_request", at -> HttpRequest.newBuilder(at)),
                new Malformed(
                        "PUT",
                        405,
                        "invalid_request",
                        at -> HttpRequest.newBuilder(at).PUT(BodyPublishers.ofString("grant_type=client_credentials"))),
                new Malformed(
                        "no body",
                        400,
                        "invalid_request",
                        at -> HttpRequest.newBuilder(at).POST(BodyPublishers.noBody())),
                post("JSON", 400, "invalid_request", "application/json", "{\"grant_type\":\"client_credentials\"}"),
                post("no type of this world", 400, "invalid_request", "nonsense", "grant_type=client_credentials"),
                post("empty form", 401, "invalid_client", FORM, ""),
                post("no client", 401, "invalid_client", FORM, "grant_type=client_credentials"),
                post("client id alone", 401, "invalid_client", FORM, "grant_type=client_credentials&client_id=tpp-one"),
                post("grant type twice", 400, "invalid_request", FORM, "grant_type=a&grant_type=b"),
                post("client id twice", 400, "invalid_request", FORM, "client_id=a&client_id=b"),
                post("bad percent encoding", 400, "invalid_request", FORM, "grant_type=%zz"),
                post("NUL in a value", 400, "invalid_request", FORM, "grant_type=a%00b"),
                post("an endless value", 400, "invalid_request", FORM, "grant_type=" + "x".repeat(20_000)),
                post("a body beyond the limit", 400, "invalid_request", FORM, "a=" + "x".repeat(80_000)),
                post("assertion without type", 400, "invalid_request", FORM, "client_assertion=x"),
                post(
                        "another assertion type",
                        401,
                        "invalid_client",
                        FORM,
                        "client_assertion=x&client_assertion_type=y"),
                post(
                        "two ways to authenticate",
                        400,
                        "invalid_request",
                        FORM,
                        "client_assertion=x&client_assertion_type=y&client_id=tpp-two&client_secret=z"),
                header("Basic that is no base64", 401, "invalid_client", "Basic ***"),
                header("Basic with a NUL", 400, "invalid_request", basic("tpp\0two:secret")),
                header("Basic of nobody who could be", 401, "invalid_client", basic("x".repeat(5_000) + ":secret")),
                post(
                        "an assertion of a NUL",
                        400,
                        "invalid_request",
                        FORM,
                        "client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion="
                                + assertion("tpp\\u0000one")),
                new Malformed(
                        "two Basic headers",
                        400,
                        "invalid_request",
                        at -> header("", 400, "", basic("tpp-two:secret"))
                                .request()
                                .apply(at)
                                .header("Authorization", basic("tpp-one:secret"))),
                header("Basic without a colon", 401, "invalid_client", "Basic dHBwLXR3bw=="),
                header("another scheme", 401, "invalid_client", "Bearer x"),
                new Malformed(
                        "parameters in the address",
                        400,
                        "invalid_request",
                        at -> HttpRequest.newBuilder(URI.create(at + "?grant_type=client_credentials"))
                                .header("Content-Type", FORM)
                                .POST(BodyPublishers.ofString(""))));
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Signed by nobody. */
    private static String assertion(String subject) {
        return Stream.of("{\"alg\":\"ES256\"}", "{\"sub\":\"" + subject + "\"}", "signature")
                .map(part ->
                        Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining("."));
    }

    private static Malformed post(String name, int status, String error, String type, String body) {
        return new Malformed(
                name,
                status,
                error,
                at -> HttpRequest.newBuilder(at).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private static Malformed header(String name, int status, String error, String authorisation) {
        return new Malformed(
                name,
                status,
                error,
                at -> HttpRequest.newBuilder(at)
                        .header("Content-Type", FORM)
                        .header("Authorization", authorisation)
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void atTheTokenEndpointIsAnOAuthError(Malformed malformed) {
        HttpResponse<String> response = Http.send(malformed.request().apply(tokenEndpoint()));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(malformed.status());
        assertOAuthError(response, malformed.error());
    }

    @ParameterizedTest
    @ValueSource(strings = {"par", "introspect", "revoke"})
    void withoutClientAuthenticationIsInvalidClientEverywhere(String endpoint) {
        HttpResponse<String> response = Http.form(at("/apigateway/as/" + endpoint), Map.of("token", "x"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertOAuthError(response, "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "urn:ietf:params:oauth:grant-type:device_code",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "password",
                "implicit"
            })
    void noOtherGrantIsSpoken(String grantType) {
        HttpResponse<String> response =
                tppOne().form("/apigateway/as/token.oauth2", Map.of("grant_type", grantType, "scope", "accounts"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertOAuthError(response, "unsupported_grant_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/apigateway/as/register", "/apigateway/as/device_authorization", "/apigateway/as/x"})
    void whatDoesNotExistIsToldInOAuthWords(String path) {
        HttpResponse<String> response = Http.form(at(path), Map.of());

        assertThat(response.statusCode()).isEqualTo(404);
        assertOAuthError(response, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth2/authorize", "/connect/register", "/login", "/", "/userinfo"})
    void theFrameworksOwnPathsAreNotThere(String path) {
        assertThat(Http.get(at(path)).statusCode()).isEqualTo(404);
    }

    @Test
    void basicThatFailsNamesItsScheme() {
        HttpResponse<String> response =
                Http.send(header("", 401, "", "Basic bm9ib2R5Ong=").request().apply(tokenEndpoint()));

        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
    }

    @Test
    void theInteractionIdComesBackWithErrorsToo() {
        String id = "93bac548-d2de-4546-b106-880a5018460d";
        assertThat(Http.form(tokenEndpoint(), Map.of(), "x-fapi-interaction-id", id)
                        .headers()
                        .firstValue("x-fapi-interaction-id"))
                .hasValue(id);
        assertThat(Http.form(tokenEndpoint(), Map.of(), "x-fapi-interaction-id", "<script>")
                        .headers()
                        .firstValue("x-fapi-interaction-id"))
                .hasValueSatisfying(made -> assertThat(made).hasSize(36));
    }

    private static void assertOAuthError(HttpResponse<String> response, String error) {
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(response.headers().firstValue("x-fapi-interaction-id")).isPresent();
        assertThat(response.body()).startsWith("{\"error\":\"" + error + "\"");
    }
}
