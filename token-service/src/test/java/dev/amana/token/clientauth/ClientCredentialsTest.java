package dev.amana.token.clientauth;

import static dev.amana.token.support.Answers.accessToken;
import static dev.amana.token.support.Answers.claims;
import static dev.amana.token.support.Answers.error;
import static dev.amana.token.support.Answers.success;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.TokenServiceTest;
import dev.amana.token.support.Tpp;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClientCredentialsTest extends TokenServiceTest {

    private static final ClientCredentialsGrant GRANT = new ClientCredentialsGrant();
    private static final Scope ACCOUNTS = new Scope("accounts");

    @Test
    void publicTokenSaysWhoMayDoWhat() throws Exception {
        TokenResponse response = tppOne().token(GRANT, ACCOUNTS);

        SignedJWT token = accessToken(response);
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(token.getHeader().getKeyID()).isNotBlank();
        JWTClaimsSet claims = claims(token);
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getAudience()).containsExactly(API);
        assertThat(claims.getSubject()).isEqualTo("tpp-one");
        assertThat(claims.getStringClaim("client_id")).isEqualTo("tpp-one");
        assertThat(claims.getStringClaim("scope")).isEqualTo("accounts");
        assertThat(claims.getStringClaim("token_type")).isEqualTo("PUBLIC");
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(30 * 60 * 1000L);
        assertThat(success(response).getTokens().getAccessToken().getLifetime()).isBetween(30 * 60L - 10, 30 * 60L);
        assertThat(success(response).getTokens().getRefreshToken()).isNull();
    }

    @Test
    void assertionsWithEitherAlgorithmAreTaken() {
        assertThat(accessToken(tppOne().token(GRANT, ACCOUNTS))).isNotNull();
        assertThat(accessToken(tppOne().with(KeyFiles.ONE_PS256).token(GRANT, ACCOUNTS)))
                .isNotNull();
    }

    @Test
    void clientIdBesideTheAssertionMayBeLeftOut() {
        HTTPRequest request = new TokenRequest.Builder(tokenEndpoint(), tppOne().authentication(), GRANT)
                .scope(ACCOUNTS)
                .build()
                .toHTTPRequest();
        assertThat(request.getBody()).doesNotContain("client_id=");
        assertThat(accessToken(Tpp.send(request))).isNotNull();

        HTTPRequest named = new TokenRequest.Builder(tokenEndpoint(), tppOne().authentication(), GRANT)
                .customParameter("client_id", "tpp-one")
                .scope(ACCOUNTS)
                .build()
                .toHTTPRequest();
        assertThat(accessToken(Tpp.send(named))).isNotNull();
    }

    @Test
    void anotherClientIdBesideTheAssertionIsRefused() {
        assertThat(error(Tpp.send(new TokenRequest.Builder(tokenEndpoint(), tppOne().authentication(), GRANT)
                        .customParameter("client_id", "tpp-two")
                        .build()
                        .toHTTPRequest())))
                .isEqualTo("invalid_client");
    }

    @Test
    void theSandboxTakesTheTokenEndpointAsAudience() {
        String assertion = tppOne().assertion(claims -> claims.audience(ISSUER + "/token.oauth2"));
        assertThat(tppOne().clientCredentials(assertion).statusCode()).isEqualTo(200);
    }

    @Test
    void keyAndSecretAreTakenByHeaderAndByForm() {
        ClientID id = new ClientID("tpp-two");
        Secret secret = new Secret(KeyFiles.TPP_TWO_SECRET);
        for (var authentication : List.of(new ClientSecretBasic(id, secret), new ClientSecretPost(id, secret))) {
            TokenResponse response = Tpp.send(new TokenRequest.Builder(tokenEndpoint(), authentication, GRANT)
                    .scope(ACCOUNTS)
                    .build()
                    .toHTTPRequest());
            assertThat(claims(accessToken(response)).getSubject()).isEqualTo("tpp-two");
        }
    }

    @Test
    void wrongSecretUnknownClientAndSecretOfAnApplicationWithoutOneGetTheSameAnswer() {
        Secret wrong = new Secret("wrong");
        var answers = Stream.of(
                        new ClientSecretBasic(new ClientID("tpp-two"), wrong),
                        new ClientSecretBasic(new ClientID("tpp-one"), wrong),
                        new ClientSecretBasic(new ClientID("nobody"), wrong))
                .map(authentication -> new TokenRequest.Builder(tokenEndpoint(), authentication, GRANT)
                        .build()
                        .toHTTPRequest())
                .map(Tpp::send)
                .map(response -> response.toErrorResponse().toJSONObject().toString())
                .distinct()
                .toList();
        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst()).contains("invalid_client");
    }

    @Test
    void ourOwnServiceGetsAnInternalToken() throws Exception {
        JWTClaimsSet claims = claims(accessToken(aispService().token(GRANT, new Scope("consents:read"))));
        assertThat(claims.getAudience()).containsExactly("amana:internal");
        assertThat(claims.getStringClaim("token_type")).isEqualTo("INTERNAL");
        assertThat(claims.getSubject()).isEqualTo("aisp-service");
        assertThat(claims.getStringClaim("scope")).isEqualTo("consents:read");
    }

    @Test
    void scopesBeyondTheRegisteredOnesAreRefused() {
        for (String scope : List.of("consents:read", "openid", "accounts admin")) {
            assertThat(error(tppOne().token(GRANT, Scope.parse(scope)))).isEqualTo("invalid_scope");
        }
        assertThat(error(aispService().token(GRANT, new Scope("consents:decide"))))
                .isEqualTo("invalid_scope");
    }

    @Test
    void aDpopProofBindsTheTokenAndIsGoodOnce() throws Exception {
        var proof = new DefaultDPoPProofFactory(KeyFiles.ONE_ES256, JWSAlgorithm.ES256)
                .createDPoPJWT("POST", URI.create(ISSUER + "/token.oauth2"));
        HTTPRequest first = dpopRequest(proof);
        TokenResponse response = Tpp.send(first);
        assertThat(success(response).getTokens().getAccessToken().getType()).isEqualTo(AccessTokenType.DPOP);
        assertThat(claims(accessToken(response)).getJSONObjectClaim("cnf"))
                .isEqualTo(Map.of("jkt", KeyFiles.ONE_ES256.computeThumbprint().toString()));
        assertThat(error(Tpp.send(dpopRequest(proof)))).isEqualTo("invalid_dpop_proof");
    }

    @Test
    void aDpopProofForAnotherAddressIsRefused() throws Exception {
        var proof = new DefaultDPoPProofFactory(KeyFiles.ONE_ES256, JWSAlgorithm.ES256)
                .createDPoPJWT("POST", tokenEndpoint());
        assertThat(error(Tpp.send(dpopRequest(proof)))).isEqualTo("invalid_dpop_proof");
    }

    @Test
    void aDpopKeyThatCanBeWorkedOutBindsNothing() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair weak = generator.generateKeyPair();
        RSAKey key = new RSAKey.Builder((RSAPublicKey) weak.getPublic()).build();
        SignedJWT proof = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.PS256)
                        .type(new JOSEObjectType("dpop+jwt"))
                        .jwk(key)
                        .build(),
                new JWTClaimsSet.Builder()
                        .claim("htm", "POST")
                        .claim("htu", ISSUER + "/token.oauth2")
                        .issueTime(new Date())
                        .jwtID(UUID.randomUUID().toString())
                        .build());
        proof.sign(new RSASSASigner(weak.getPrivate(), true));

        assertThat(error(Tpp.send(dpopRequest(proof)))).isEqualTo("invalid_dpop_proof");
    }

    @Test
    void oneDpopProofComesWithARequest() throws Exception {
        var factory = new DefaultDPoPProofFactory(KeyFiles.ONE_ES256, JWSAlgorithm.ES256);
        for (String endpoint : List.of("token.oauth2", "par")) {
            URI address = URI.create(ISSUER + "/" + endpoint);
            assertThat(tppOne().form(
                                    "/apigateway/as/" + endpoint,
                                    Map.of("grant_type", "client_credentials"),
                                    "DPoP",
                                    factory.createDPoPJWT("POST", address).serialize(),
                                    "DPoP",
                                    factory.createDPoPJWT("POST", address).serialize())
                            .body())
                    .contains("\"error\":\"invalid_dpop_proof\"");
        }
    }

    private HTTPRequest dpopRequest(SignedJWT proof) {
        HTTPRequest request = new TokenRequest.Builder(tokenEndpoint(), tppOne().authentication(), GRANT)
                .scope(ACCOUNTS)
                .build()
                .toHTTPRequest();
        request.setDPoP(proof);
        return request;
    }
}
