package dev.amana.token.server;

import static dev.amana.token.support.Answers.accessToken;
import static dev.amana.token.support.Answers.claims;
import static dev.amana.token.support.Answers.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import dev.amana.token.support.Http;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.TokenServiceTest;
import dev.amana.token.support.Tpp;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ProductionProfileTest {

    private static final String ISSUER = Tpp.ISSUER;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        TokenServiceTest.properties(registry, "production");
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private Tpp bound() {
        return new Tpp(port, "bound", KeyFiles.ONE_ES256);
    }

    @BeforeEach
    void register() {
        HttpResponse<String> response = post("""
                {"clientId":"bound","name":"Bound","redirectUris":["https://bound.example/cb"],"jwks":%s}""".formatted(KeyFiles.jwks(KeyFiles.ONE_ES256)));
        assertThat(response.statusCode()).isIn(201, 409);
    }

    private HttpResponse<String> post(String registration) {
        return Http.post(
                at("/internal/applications"),
                "application/json",
                registration,
                "Authorization",
                "Bearer " + KeyFiles.ADMIN_KEY);
    }

    @Test
    void thereAreNoSampleApplicationsAndNoSecrets() {
        assertThat(new Tpp(port, "tpp-one", KeyFiles.ONE_ES256)
                        .clientCredentials(new Tpp(port, "tpp-one", KeyFiles.ONE_ES256).assertion(claims -> {}))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post("{\"name\":\"S\",\"redirectUris\":[\"https://s.example/cb\"],\"secret\":true}")
                        .body())
                .contains("a secret is for the sandbox");
        assertThat(post("{\"name\":\"S\",\"redirectUris\":[\"https://s.example/cb\"],\"secret\":true,"
                                + "\"profile\":\"sandbox\"}")
                        .body())
                .contains("no sandbox");
    }

    @Test
    void theTokenEndpointIsNoAudience() {
        String assertion = bound().assertion(claims -> claims.audience(ISSUER + "/token.oauth2"));
        assertThat(bound().clientCredentials(assertion).statusCode()).isEqualTo(401);
    }

    @Test
    void theAudienceIsAStringAndNoList() throws Exception {
        JWSObject assertion = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(KeyFiles.ONE_ES256.getKeyID())
                        .build(),
                new Payload(Map.<String, Object>of(
                        "iss", "bound",
                        "sub", "bound",
                        "aud", List.of(ISSUER),
                        "jti", UUID.randomUUID().toString(),
                        "exp", Instant.now().plusSeconds(60).getEpochSecond())));
        assertion.sign(new ECDSASigner(KeyFiles.ONE_ES256));

        assertThat(bound().clientCredentials(assertion.serialize()).body()).contains("aud must be a string");
    }

    @Test
    void noTokenIsBearer() throws Exception {
        assertThat(error(bound().token(new ClientCredentialsGrant(), new Scope("accounts"))))
                .isEqualTo("invalid_dpop_proof");

        HTTPRequest request = new TokenRequest.Builder(
                        bound().tokenEndpoint(), bound().authentication(), new ClientCredentialsGrant())
                .scope(new Scope("accounts"))
                .build()
                .toHTTPRequest();
        request.setDPoP(new DefaultDPoPProofFactory(KeyFiles.TWO_ES256, JWSAlgorithm.ES256)
                .createDPoPJWT("POST", URI.create(ISSUER + "/token.oauth2")));
        assertThat(claims(accessToken(Tpp.send(request))).getJSONObjectClaim("cnf"))
                .containsEntry("jkt", KeyFiles.TWO_ES256.computeThumbprint().toString());
    }

    @Test
    void aPlainRequestIsSentBack() {
        HttpResponse<String> response = Http.get(URI.create(at("/as/authorization.oauth2") + "?"
                + Http.form(Map.of(
                        "client_id", "bound",
                        "response_type", "code",
                        "scope", "openid",
                        "redirect_uri", "https://bound.example/cb"))));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location)
                        .startsWith("https://bound.example/cb?error=invalid_request")
                        .contains("iss="));
    }

    @Test
    void theMetadataSaysSo() {
        assertThat(Http.get(at("/apigateway/as/.well-known/openid-configuration"))
                        .body())
                .contains("\"require_pushed_authorization_requests\":true")
                .contains("\"token_endpoint_auth_methods_supported\":[\"private_key_jwt\",\"tls_client_auth\"]");
    }
}
