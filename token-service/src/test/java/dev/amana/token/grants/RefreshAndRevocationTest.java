package dev.amana.token.grants;

import static dev.amana.token.support.Answers.accessToken;
import static dev.amana.token.support.Answers.claims;
import static dev.amana.token.support.Answers.error;
import static dev.amana.token.support.Answers.success;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.amana.token.support.Answers;
import dev.amana.token.support.ConsentServiceWire;
import dev.amana.token.support.Http;
import dev.amana.token.support.Journey;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.TokenServiceTest;
import dev.amana.token.support.Tpp;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RefreshAndRevocationTest extends TokenServiceTest {

    @Autowired
    private AuthorisationCodes codes;

    private OIDCTokens tokensOf(Journey journey) {
        return success(tppOne().token(journey.exchange(codes.issue(journey.concluded())), null))
                .getOIDCTokens();
    }

    @Test
    void aRefreshTokenStaysAndGivesTokensOfTheSameGrant() throws Exception {
        Journey journey = Journey.of("tpp-one");
        OIDCTokens tokens = tokensOf(journey);
        TokenResponse again = tppOne().token(new RefreshTokenGrant(tokens.getRefreshToken()), null);

        assertThat(success(again).getOIDCTokens().getRefreshToken()).isEqualTo(tokens.getRefreshToken());
        JWTClaimsSet refreshed = claims(accessToken(again));
        assertThat(refreshed.getLongClaim("authorised_seq")).isEqualTo(Journey.SEQ);
        assertThat(refreshed.getStringClaim("consentId")).isEqualTo(journey.consentId());
        assertThat(accessToken(tppOne().token(new RefreshTokenGrant(tokens.getRefreshToken()), null)))
                .isNotNull();
    }

    @Test
    void aRefreshMayAskForLessButNotForMore() throws Exception {
        OIDCTokens tokens = tokensOf(Journey.of("tpp-one"));

        assertThat(claims(accessToken(
                                tppOne().token(new RefreshTokenGrant(tokens.getRefreshToken()), new Scope("accounts"))))
                        .getStringClaim("scope"))
                .isEqualTo("accounts");
        assertThat(error(tppOne().token(
                                new RefreshTokenGrant(tokens.getRefreshToken()), new Scope("accounts", "payments"))))
                .isEqualTo("invalid_scope");
    }

    @Test
    void aRefreshTokenIsItsClientsAlone() {
        OIDCTokens tokens = tokensOf(Journey.of("tpp-one"));

        assertThat(error(tppTwo().token(new RefreshTokenGrant(tokens.getRefreshToken()), null)))
                .isEqualTo("invalid_grant");
    }

    @Test
    void aRefreshTokenDiesWithItsConsentAndWithItsReauthorisation() {
        Journey revoked = Journey.of("tpp-one");
        OIDCTokens first = tokensOf(revoked);
        ConsentServiceWire.RUNNING.change(
                revoked.consentId(), "tpp-one", "Revoked", Journey.SEQ, revoked.consentExpiry());
        assertThat(error(tppOne().token(new RefreshTokenGrant(first.getRefreshToken()), null)))
                .isEqualTo("invalid_grant");

        Journey again = Journey.of("tpp-one");
        OIDCTokens second = tokensOf(again);
        ConsentServiceWire.RUNNING.change(
                again.consentId(), "tpp-one", "Authorised", Journey.SEQ + 2, again.consentExpiry());
        assertThat(error(tppOne().token(new RefreshTokenGrant(second.getRefreshToken()), null)))
                .isEqualTo("invalid_grant");
    }

    @Test
    void aRevokedRefreshTokenEndsItsGrant() {
        OIDCTokens tokens = tokensOf(Journey.of("tpp-one"));
        String access = tokens.getAccessToken().getValue();
        assertThat(introspect(access)).contains("\"active\":true");

        assertThat(revoke(tokens.getRefreshToken().getValue()).statusCode()).isEqualTo(200);
        assertThat(error(tppOne().token(new RefreshTokenGrant(tokens.getRefreshToken()), null)))
                .isEqualTo("invalid_grant");
        assertThat(introspect(access)).isEqualTo("{\"active\":false}");
        assertThat(revoke(tokens.getRefreshToken().getValue()).statusCode()).isEqualTo(200);
    }

    @Test
    void aRevokedAccessTokenEndsItselfOnly() {
        OIDCTokens tokens = tokensOf(Journey.of("tpp-one"));
        String access = tokens.getAccessToken().getValue();

        assertThat(revoke(access).statusCode()).isEqualTo(200);
        assertThat(introspect(access)).isEqualTo("{\"active\":false}");
        assertThat(accessToken(tppOne().token(new RefreshTokenGrant(tokens.getRefreshToken()), null)))
                .isNotNull();
    }

    @Test
    void anotherClientsTokenIsNotRevoked() {
        OIDCTokens tokens = tokensOf(Journey.of("tpp-one"));
        for (String token : List.of(
                tokens.getAccessToken().getValue(), tokens.getRefreshToken().getValue())) {
            assertThat(tppTwo().form("/apigateway/as/revoke", Map.of("token", token))
                            .body())
                    .contains("unauthorized_client");
        }
        assertThat(introspect(tokens.getAccessToken().getValue())).contains("\"active\":true");
    }

    @Test
    void anUnknownTokenNeedsNoRevoking() {
        assertThat(revoke("nothing").statusCode()).isEqualTo(200);
    }

    @Test
    void introspectionIsForOurOwnServices() {
        String token =
                accessToken(tppOne().token(new ClientCredentialsGrant(), null)).serialize();

        assertThat(tppOne().form("/apigateway/as/introspect", Map.of("token", token))
                        .body())
                .contains("unauthorized_client");
        assertThat(introspect(token))
                .contains("\"active\":true")
                .contains("\"client_id\":\"tpp-one\"")
                .contains("\"token_kind\":\"PUBLIC\"");
        assertThat(introspect("garbage")).isEqualTo("{\"active\":false}");
    }

    @Test
    void introspectionKnowsThatTheConsentIsGone() {
        Journey journey = Journey.of("tpp-one");
        OIDCTokens tokens = tokensOf(journey);
        ConsentServiceWire.RUNNING.change(
                journey.consentId(), "tpp-one", "Revoked", Journey.SEQ, journey.consentExpiry());

        assertThat(introspect(tokens.getAccessToken().getValue())).isEqualTo("{\"active\":false}");
    }

    @Test
    void userInfoTellsThePairwiseSubjectOfASignIn() {
        OIDCTokens tokens = tokensOf(Journey.of("tpp-one"));
        String access = tokens.getAccessToken().getValue();
        HttpResponse<String> response = Http.get(at("/apigateway/as/userinfo"), "Authorization", "Bearer " + access);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"sub\":\"" + claims(Answers.jwt(access)).getSubject() + "\"}");
        revoke(tokens.getRefreshToken().getValue());
        assertThat(Http.get(at("/apigateway/as/userinfo"), "Authorization", "Bearer " + access)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void userInfoIsClosedToOtherTokens() {
        String token =
                accessToken(tppOne().token(new ClientCredentialsGrant(), null)).serialize();
        HttpResponse<String> response = Http.get(at("/apigateway/as/userinfo"), "Authorization", "Bearer " + token);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).contains("invalid_token"));
        assertThat(Http.get(at("/apigateway/as/userinfo")).statusCode()).isEqualTo(401);
    }

    @Test
    void userInfoIsClosedOnceTheConsentIsGone() {
        Journey journey = Journey.of("tpp-one");
        String access = tokensOf(journey).getAccessToken().getValue();
        ConsentServiceWire.RUNNING.change(
                journey.consentId(), "tpp-one", "Revoked", Journey.SEQ, journey.consentExpiry());

        assertThat(Http.get(at("/apigateway/as/userinfo"), "Authorization", "Bearer " + access)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void userInfoTellsWhichSchemesItKnows() {
        HttpResponse<String> response = Http.get(at("/apigateway/as/userinfo"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer", "DPoP algs=\"PS256 ES256\"");
    }

    @Test
    void userInfoTakesOneProofForABoundToken() throws Exception {
        Journey journey = Journey.of("tpp-one");
        var factory = new DefaultDPoPProofFactory(KeyFiles.ONE_ES256, JWSAlgorithm.ES256);
        HTTPRequest exchange = new TokenRequest.Builder(
                        tokenEndpoint(), tppOne().authentication(), journey.exchange(codes.issue(journey.concluded())))
                .build()
                .toHTTPRequest();
        exchange.setDPoP(factory.createDPoPJWT("POST", URI.create(ISSUER + "/token.oauth2")));
        AccessToken access = success(Tpp.send(exchange)).getOIDCTokens().getAccessToken();
        URI userInfo = at("/apigateway/as/userinfo");
        String bound = "DPoP " + access.getValue();
        URI known = URI.create(ISSUER + "/userinfo");
        String proof = factory.createDPoPJWT("GET", known, access).serialize();

        HttpResponse<String> two = Http.get(userInfo, "Authorization", bound, "DPoP", proof, "DPoP", proof);
        assertThat(two.statusCode()).isEqualTo(401);
        assertThat(two.headers().firstValue("WWW-Authenticate"))
                .hasValue("DPoP error=\"invalid_dpop_proof\", algs=\"PS256 ES256\"");
        assertThat(Http.get(userInfo, "Authorization", bound).statusCode()).isEqualTo(401);
        assertThat(Http.get(userInfo, "Authorization", bound, "DPoP", proof).statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> revoke(String token) {
        return tppOne().form("/apigateway/as/revoke", Map.of("token", token));
    }

    private String introspect(String token) {
        return aispService()
                .form("/apigateway/as/introspect", Map.of("token", token))
                .body();
    }
}
