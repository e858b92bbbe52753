package dev.amana.token.possession;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import dev.amana.gatewaylink.ClientCertificate;
import dev.amana.token.grants.AuthorisationCodes;
import dev.amana.token.support.GatewayLink;
import dev.amana.token.support.Http;
import dev.amana.token.support.Journey;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.TokenServiceTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** tls_client_auth and certificate-bound access tokens (RFC 8705), as the gateway's link brings the certificates. */
class CertificateBoundTokensTest extends TokenServiceTest {

    private static final String TOKEN = "/apigateway/as/token.oauth2";
    private static final String USERINFO = "/apigateway/as/userinfo";
    private static final String SUBJECT = "CN=tpp-three,O=Lulu Ledger,C=BH";
    private static final ClientCertificate OWN = GatewayLink.certificate(SUBJECT);

    @Autowired
    private AuthorisationCodes codes;

    private static Map<String, String> clientCredentials(String clientId) {
        return Map.of("grant_type", "client_credentials", "scope", "accounts", "client_id", clientId);
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    private static Map<String, Object> confirmation(JsonNode tokens) {
        try {
            return SignedJWT.parse(tokens.path("access_token").asString())
                    .getJWTClaimsSet()
                    .getJSONObjectClaim("cnf");
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, String> exchange(Journey journey) {
        return Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "tpp-three",
                "code",
                codes.issue(journey.concluded()),
                "redirect_uri",
                Journey.CALLBACK.toString(),
                "code_verifier",
                journey.verifier().getValue());
    }

    @Test
    void theRegisteredNameAuthenticatesAndTheTokenIsBoundToItsCertificate() {
        JsonNode tokens = json(gatewayLink().form(OWN, TOKEN, clientCredentials("tpp-three")));

        assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(confirmation(tokens)).isEqualTo(Map.of("x5t#S256", OWN.thumbprint()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=tpp-three,O=Lulu Ledger",
                "CN=tpp-three,O=Lulu Ledger,C=QA",
                "CN=tpp-four,O=Lulu Ledger,C=BH",
                "CN=tpp-three,O=Lulu Ledger,C=BH,UID=1",
                "CN=tpp-three\\,O\\=Lulu Ledger\\,C\\=BH"
            })
    void anotherNameIsRefused(String subject) {
        HttpResponse<String> response =
                gatewayLink().form(GatewayLink.certificate(subject), TOKEN, clientCredentials("tpp-three"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("invalid_client");
    }

    @Test
    void aCertificateProvesNothingForAnApplicationThatHasNone() {
        for (String clientId : new String[] {"tpp-one", "tpp-two", "aisp-service", "nobody"}) {
            assertThat(gatewayLink()
                            .form(GatewayLink.certificate("CN=" + clientId), TOKEN, clientCredentials(clientId))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aHeaderThatDidNotComeOverTheLinkIsNobodys() {
        HttpResponse<String> response =
                Http.form(tokenEndpoint(), clientCredentials("tpp-three"), ClientCertificate.HEADER, OWN.headerValue());

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void aNameMayBeAnAlternativeOne() {
        String clientId = "san-" + UUID.randomUUID();
        register("""
                {"clientId":"%s","name":"San","redirectUris":["https://san.example/cb"],
                 "tlsClientAuth":{"sanDns":"san.example"}}""".formatted(clientId), 201);

        json(gatewayLink()
                .form(
                        GatewayLink.certificate("CN=any", "other.example", "SAN.example"),
                        TOKEN,
                        clientCredentials(clientId)));
        assertThat(gatewayLink()
                        .form(
                                GatewayLink.certificate("CN=san.example", "x.san.example"),
                                TOKEN,
                                clientCredentials(clientId))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"subjectDn\":\"CN=a\",\"sanDns\":\"a.example\"}",
                "{\"subjectDn\":\"no name\"}",
                "{\"sanIp\":\"a.example\"}",
                "{\"sanDns\":\"\"}"
            })
    void exactlyOneGoodNameIsRegistered(String names) {
        register("""
                {"name":"San","redirectUris":["https://san.example/cb"],"tlsClientAuth":%s}""".formatted(names), 400);
    }

    private void register(String registration, int status) {
        HttpResponse<String> response = Http.post(
                at("/internal/applications"),
                "application/json",
                registration,
                "Authorization",
                "Bearer " + KeyFiles.ADMIN_KEY);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    }

    @Test
    void aProductionApplicationNeedsNoOtherConstraint() {
        String clientId = "strict-" + UUID.randomUUID();
        register("""
                {"clientId":"%s","name":"Strict","redirectUris":["https://strict.example/cb"],"profile":"production",
                 "tlsClientAuth":{"subjectDn":"CN=strict"}}""".formatted(clientId), 201);

        JsonNode tokens =
                json(gatewayLink().form(GatewayLink.certificate("CN=strict"), TOKEN, clientCredentials(clientId)));
        assertThat(confirmation(tokens)).containsOnlyKeys("x5t#S256");
    }

    @Test
    void whoeverAuthenticatesByKeyMayBindToACertificateToo() {
        Map<String, String> fields = new HashMap<>(clientCredentials("tpp-one"));
        fields.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        fields.put("client_assertion", tppOne().assertion(claims -> {}));

        assertThat(confirmation(json(gatewayLink().form(OWN, TOKEN, fields))))
                .isEqualTo(Map.of("x5t#S256", OWN.thumbprint()));
    }

    @Test
    void aProofByDpopGoesBeforeTheCertificate() throws JOSEException {
        String proof = new DefaultDPoPProofFactory(KeyFiles.TWO_ES256, JWSAlgorithm.ES256)
                .createDPoPJWT("POST", URI.create("https://localhost:8444" + TOKEN))
                .serialize();

        JsonNode tokens = json(gatewayLink().form(OWN, TOKEN, clientCredentials("tpp-three"), "DPoP", proof));

        assertThat(tokens.path("token_type").asString()).isEqualTo("DPoP");
        assertThat(confirmation(tokens)).containsOnlyKeys("jkt");
    }

    @Test
    void userInfoAsksForTheCertificate() {
        JsonNode tokens = json(gatewayLink().form(OWN, TOKEN, exchange(Journey.of("tpp-three"))));
        String bearer = "Bearer " + tokens.path("access_token").asString();

        assertThat(gatewayLink().get(OWN, USERINFO, "Authorization", bearer).statusCode())
                .isEqualTo(200);
        assertThat(gatewayLink()
                        .get(GatewayLink.certificate(SUBJECT), USERINFO, "Authorization", bearer)
                        .statusCode())
                .isEqualTo(401);
        assertThat(Http.get(at(USERINFO), "Authorization", bearer).statusCode()).isEqualTo(401);
        assertThat(Http.get(at(USERINFO), "Authorization", bearer, ClientCertificate.HEADER, OWN.headerValue())
                        .statusCode())
                .isEqualTo(401);
        assertThat(gatewayLink()
                        .get(OWN, USERINFO, "Authorization", bearer.replace("Bearer", "DPoP"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refreshAsksForACertificateAndBindsToARenewedOne() {
        JsonNode tokens = json(gatewayLink().form(OWN, TOKEN, exchange(Journey.of("tpp-three"))));
        Map<String, String> refresh = Map.of(
                "grant_type", "refresh_token",
                "client_id", "tpp-three",
                "refresh_token", tokens.path("refresh_token").asString());

        ClientCertificate renewed = GatewayLink.certificate(SUBJECT);
        assertThat(confirmation(json(gatewayLink().form(renewed, TOKEN, refresh))))
                .isEqualTo(Map.of("x5t#S256", renewed.thumbprint()));
        assertThat(Http.form(tokenEndpoint(), refresh).statusCode()).isEqualTo(401);
        assertThat(gatewayLink()
                        .form(GatewayLink.certificate("CN=thief"), TOKEN, refresh)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void introspectionTellsWhatATokenIsBoundTo() {
        JsonNode tokens = json(gatewayLink().form(OWN, TOKEN, clientCredentials("tpp-three")));

        JsonNode told = json(aispService()
                .form(
                        "/apigateway/as/introspect",
                        Map.of("token", tokens.path("access_token").asString())));
        assertThat(told.path("cnf").path("x5t#S256").asString()).isEqualTo(OWN.thumbprint());
        assertThat(told.path("token_type").asString()).isEqualTo("Bearer");
    }

    @Test
    void theMetadataNamesThePortThatAsksForCertificates() {
        JsonNode metadata = json(Http.get(at("/apigateway/as/.well-known/openid-configuration")));

        assertThat(metadata.path("tls_client_certificate_bound_access_tokens").asBoolean())
                .isTrue();
        assertThat(metadata.path("token_endpoint_auth_methods_supported").toString())
                .contains("\"tls_client_auth\"");
        assertThat(metadata.path("mtls_endpoint_aliases").propertyNames())
                .containsExactly(
                        "token_endpoint",
                        "pushed_authorization_request_endpoint",
                        "revocation_endpoint",
                        "introspection_endpoint",
                        "userinfo_endpoint");
        metadata.path("mtls_endpoint_aliases")
                .properties()
                .forEach(alias -> assertThat(alias.getValue().asString())
                        .isEqualTo(metadata.path(alias.getKey())
                                .asString()
                                .replace(PUBLIC_BASE, "https://localhost:8444")));
    }
}
