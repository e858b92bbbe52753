package dev.amana.system;

import static org.awaitility.Awaitility.await;

import dev.amana.localstack.LocalStack;
import dev.amana.localstack.Ports;
import dev.amana.localstack.service.Service;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.psu.Customer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A TPP (the sample application with a secret) that speaks to two instances of token-service and of aisp-service past the gateway, so that
 * it knows which one answers.
 */
final class Instances implements AutoCloseable {

    /** How a token request went. */
    record Answer(int status, JsonNode body) {

        boolean succeeded() {
            return status == 200;
        }

        String text(String field) {
            String value = body.path(field).asString("");
            if (value.isEmpty()) {
                throw new AssertionError("no " + field + " in " + status + " " + body);
            }
            return value;
        }
    }

    static final String CLIENT = "tpp-two";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final URI REDIRECT = URI.create("https://tpp-two.example/callback");
    private static final String API = "/apigateway/bobf/release1.0.0";
    private static final String ISSUER = "/apigateway/as";
    private static final String CONSENT = "{\"Data\":{\"Permissions\":[\"ReadAccountsBasic\",\"ReadBalances\"]}}";

    private final LocalStack stack;
    private final Sandbox sandbox = RunningStack.sandbox();
    private final Calls calls = Calls.unwitnessed();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Integer> tokenPorts;
    private final List<Integer> aispPorts;
    private final List<String> started;

    Instances(LocalStack stack) {
        this.stack = stack;
        Ports two = stack.ports().withInstances(2);
        tokenPorts = two.allOf(Service.TOKEN_SERVICE);
        aispPorts = two.allOf(Service.AISP_SERVICE);
        started = stack.ports().equals(two)
                ? List.of()
                : List.of(
                        stack.startInstance(Service.TOKEN_SERVICE, tokenPorts.getLast()),
                        stack.startInstance(Service.AISP_SERVICE, aispPorts.getLast()));
    }

    int count() {
        return tokenPorts.size();
    }

    String publicToken() {
        return token(0, Map.of("grant_type", "client_credentials", "scope", "accounts"))
                .text("access_token");
    }

    /** A consent that this customer has authorised, and the code for it. */
    AuthorisedCode authorised(String publicToken, Customer customer) {
        HttpResponse<String> created = send(HttpRequest.newBuilder(sandbox.api("/account-access-consents"))
                .header("Authorization", "Bearer " + publicToken)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(CONSENT)));
        String consentId = json(created.body()).path("Data").path("ConsentId").asString("");
        return AuthorisedCode.of(consentId, customer, REDIRECT, publicToken, sandbox, calls);
    }

    Answer redeem(int instance, AuthorisedCode code, String... dpop) {
        return token(
                instance,
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code.value(),
                        "redirect_uri", REDIRECT.toString(),
                        "code_verifier", code.verifier().getValue()),
                dpop);
    }

    Answer refresh(int instance, String refreshToken) {
        return token(instance, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** RFC 7009. */
    int revokeToken(int instance, String token) {
        return form(instance, "/revoke", Map.of("token", token), "Authorization", basic())
                .statusCode();
    }

    /** The standard's way to end a consent; returns once it is acknowledged. */
    void revokeConsent(String publicToken, String consentId) {
        await("the revocation is acknowledged")
                .atMost(PATIENCE)
                .until(
                        () -> send(HttpRequest.newBuilder(sandbox.api("/account-access-consents/" + consentId))
                                        .header("Authorization", "Bearer " + publicToken)
                                        .header("Content-Type", "application/json")
                                        .method(
                                                "PATCH",
                                                BodyPublishers.ofString("{\"Data\":{\"Status\":\"Revoked\"}}")))
                                .statusCode(),
                        status -> status == 200);
    }

    /** Stops the application, or lets it go on. */
    int suspension(String method) throws IOException {
        String adminKey = Files.readString(stack.directory().root().resolve("secrets/admin-key"))
                .strip();
        return send(HttpRequest.newBuilder(
                                address(tokenPorts.getFirst(), "/internal/applications/" + CLIENT + "/suspension"))
                        .header("Authorization", "Bearer " + adminKey)
                        .method(method, BodyPublishers.noBody()))
                .statusCode();
    }

    /** The status of a data call at one instance of aisp-service. */
    int accounts(int instance, String... authorization) {
        return send(HttpRequest.newBuilder(address(aispPorts.get(instance), API + "/accounts"))
                        .headers(authorization))
                .statusCode();
    }

    /** The status of a question to consent-service about a consent that nobody has: 400 with a token that stands. */
    int unknownConsent(String publicToken) {
        int port = stack.ports().of(Service.CONSENT_SERVICE);
        return send(HttpRequest.newBuilder(address(port, API + "/account-access-consents/PTmhIm9kTjq1LK49u8PI-A"))
                        .header("Authorization", "Bearer " + publicToken))
                .statusCode();
    }

    /** Whether one instance of token-service holds the token to be alive. */
    boolean active(int instance, String token) {
        Map<String, String> fields = new HashMap<>(ServiceAssertion.of("aisp-service", sandbox));
        fields.put("token", token);
        HttpResponse<String> response = form(instance, "/introspect", fields);
        if (response.statusCode() != 200) {
            throw new AssertionError("introspection: " + response.statusCode() + " " + response.body());
        }
        return json(response.body()).path("active").asBoolean();
    }

    /** Where the world reaches the accounts; what a DPoP proof names. */
    URI publicAccounts() {
        return sandbox.api("/accounts");
    }

    URI publicTokenEndpoint() {
        return URI.create(sandbox.issuer() + "/token.oauth2");
    }

    private Answer token(int instance, Map<String, String> fields, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = basic();
        HttpResponse<String> response = form(instance, "/token.oauth2", fields, all);
        return new Answer(response.statusCode(), json(response.body()));
    }

    private HttpResponse<String> form(int instance, String endpoint, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(address(tokenPorts.get(instance), ISSUER + endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static URI address(int port, String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private String basic() {
        try {
            String secret =
                    Files.readString(sandbox.keys().resolve(CLIENT + ".secret")).strip();
            return "Basic "
                    + Base64.getEncoder().encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body.isEmpty() ? "{}" : body);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        started.forEach(stack::stop);
        calls.close();
        http.close();
    }
}
