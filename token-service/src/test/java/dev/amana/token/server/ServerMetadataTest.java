package dev.amana.token.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.amana.token.grants.AuthorisationCodes;
import dev.amana.token.support.Answers;
import dev.amana.token.support.Http;
import dev.amana.token.support.Journey;
import dev.amana.token.support.TokenServiceTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ServerMetadataTest extends TokenServiceTest {

    @Autowired
    private AuthorisationCodes codes;

    @Test
    void theSameDocumentIsAtEveryPlaceAClientLooks() throws Exception {
        String document =
                Http.get(at("/apigateway/as/.well-known/openid-configuration")).body();

        assertThat(Http.get(at("/.well-known/oauth-authorization-server/apigateway/as"))
                        .body())
                .isEqualTo(document);
        assertThat(Http.get(at("/.well-known/openid-configuration/apigateway/as"))
                        .body())
                .isEqualTo(document);
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(document);
        assertThat(metadata.getIssuer().getValue()).isEqualTo(ISSUER);
        assertThat(metadata.supportsAuthorizationResponseIssuerParam()).isTrue();
        assertThat(metadata.requiresPushedAuthorizationRequests()).isFalse();
        assertThat(metadata.getIDTokenJWSAlgs()).containsExactly(JWSAlgorithm.PS256);
        assertThat(metadata.getDPoPJWSAlgs()).containsExactly(JWSAlgorithm.PS256, JWSAlgorithm.ES256);
        assertThat(metadata.getTokenEndpointJWSAlgs()).containsExactly(JWSAlgorithm.PS256, JWSAlgorithm.ES256);
        assertThat(metadata.getTokenEndpointAuthMethods())
                .containsExactly(
                        ClientAuthenticationMethod.PRIVATE_KEY_JWT,
                        ClientAuthenticationMethod.TLS_CLIENT_AUTH,
                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                        ClientAuthenticationMethod.CLIENT_SECRET_POST);
        assertThat(metadata.getCodeChallengeMethods()).containsExactly(CodeChallengeMethod.S256);
        assertThat(metadata.getSubjectTypes()).containsExactly(SubjectType.PAIRWISE);
    }

    @Test
    void everyEndpointItNamesIsThere() throws Exception {
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(
                Http.get(at("/apigateway/as/.well-known/openid-configuration")).body());
        for (URI endpoint : List.of(
                metadata.getTokenEndpointURI(),
                metadata.getPushedAuthorizationRequestEndpointURI(),
                metadata.getIntrospectionEndpointURI(),
                metadata.getRevocationEndpointURI(),
                metadata.getAuthorizationEndpointURI(),
                metadata.getUserInfoEndpointURI())) {
            assertThat(endpoint.toString()).startsWith(ISSUER + "/");
            HttpResponse<String> response = Http.send(HttpRequest.newBuilder(at(endpoint.getPath()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("x=y")));
            assertThat(response.statusCode()).as(endpoint.toString()).isIn(400, 401);
        }
    }

    @Test
    void everyClaimOfAnIdTokenIsNamed() throws Exception {
        Journey journey = Journey.of("tpp-one");
        var idToken = Answers.success(tppOne().token(journey.exchange(codes.issue(journey.concluded())), null))
                .getOIDCTokens()
                .getIDToken();
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(
                Http.get(at("/apigateway/as/.well-known/openid-configuration")).body());

        assertThat(metadata.getClaims())
                .containsExactlyInAnyOrderElementsOf(
                        idToken.getJWTClaimsSet().getClaims().keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /apigateway/as/authorization.oauth2, 'GET, HEAD, POST'",
        "DELETE, /as/authorization.oauth2, 'GET, HEAD, POST'",
        "PUT, /apigateway/as/userinfo, 'GET, HEAD, POST'",
        "POST, /apigateway/as/jwks, 'GET, HEAD'",
        "POST, /apigateway/as/%6Awks, 'GET, HEAD'",
        "OPTIONS, /apigateway/as/jwks, 'GET, HEAD'",
        "POST, /apigateway/as/.well-known/openid-configuration, 'GET, HEAD'",
        "POST, /.well-known/oauth-authorization-server/apigateway/as, 'GET, HEAD'",
        "GET, /apigateway/as/token.oauth2, POST",
        "PUT, /apigateway/as/par, POST"
    })
    void anotherMethodIsToldWhatIsTaken(String method, String path, String allowed) {
        HttpResponse<String> response =
                Http.send(HttpRequest.newBuilder(at(path)).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains(allowed);
        assertThat(response.body()).contains("\"error\":\"invalid_request\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "OPTIONS", "DELETE"})
    void whatIsNotThereIsThereByNoMethod(String method) {
        HttpResponse<String> response = Http.send(HttpRequest.newBuilder(at("/apigateway/as/nothing"))
                .method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("there is no such endpoint");
    }

    @Test
    void theKeySetHoldsPublicHalvesOfBothAlgorithmsAndMayBeCached() throws Exception {
        HttpResponse<String> response = Http.get(at("/apigateway/as/jwks"));
        JWKSet keys = JWKSet.parse(response.body());

        assertThat(keys.getKeys()).noneMatch(JWK::isPrivate).allMatch(key -> key.getKeyID() != null);
        assertThat(keys.getKeys()).extracting(JWK::getAlgorithm).contains(JWSAlgorithm.PS256, JWSAlgorithm.ES256);
        assertThat(response.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("max-age=300"));
    }

    @Test
    void healthIsOnTheSamePortAndNothingElseOfTheActuator() {
        assertThat(Http.get(at("/actuator/health/liveness")).statusCode()).isEqualTo(200);
        assertThat(Http.get(at("/actuator/health/readiness")).statusCode()).isEqualTo(200);
        assertThat(Http.get(at("/actuator/env")).statusCode()).isEqualTo(404);
    }
}
