package dev.amana.token.staff;

import static dev.amana.token.support.Answers.claims;
import static dev.amana.token.support.Answers.error;
import static dev.amana.token.support.Answers.jwt;
import static dev.amana.token.support.Answers.success;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import dev.amana.token.support.Http;
import dev.amana.token.support.KeyFiles;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs of the bank at the staff issuer, and that it and the one for TPPs are nothing to each other. */
class IssuersApartTest extends StaffIssuerTest {

    @Test
    void operatorsProgramActsByItselfAndTheConsoleDoesNot() throws Exception {
        JWTClaimsSet claims = claims(jwt(success(console().token(operator(), new ClientCredentialsGrant()))
                .getOIDCTokens()
                .getAccessToken()
                .getValue()));
        assertThat(claims.getSubject()).isEqualTo("amana-operator");
        assertThat(claims.getStringListClaim("roles")).containsExactly("operator");
        assertThat(error(console().token(new ClientCredentialsGrant()))).isEqualTo("unauthorized_client");
    }

    @Test
    void noTppGetsAnything() {
        assertThat(error(console().token(tppOne(), new ClientCredentialsGrant())))
                .isEqualTo("invalid_client");
        assertThat(error(console().token(tppOne().with(KeyFiles.OPERATOR), new ClientCredentialsGrant())))
                .isEqualTo("invalid_client");
        assertThat(error(console().token(operator().with(KeyFiles.ONE_ES256), new ClientCredentialsGrant())))
                .isEqualTo("invalid_client");
        assertThat(Http.form(
                                at("/staff/token"),
                                Map.of(
                                        "grant_type",
                                        "client_credentials",
                                        "client_id",
                                        "tpp-two",
                                        "client_secret",
                                        KeyFiles.TPP_TWO_SECRET))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void assertionForOneIssuerIsNothingToTheOther() {
        assertThat(operator().clientCredentials(operator().assertion(c -> {})).statusCode())
                .isEqualTo(401);
        String forTpps = operator().assertion(claims -> {});
        assertThat(Http.form(
                                at("/staff/token"),
                                Map.of(
                                        "grant_type",
                                        "client_credentials",
                                        "client_assertion_type",
                                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                        "client_assertion",
                                        forTpps))
                        .body())
                .contains("aud must be " + STAFF_ISSUER);
    }

    @Test
    void staffTokenIsNoTokenOfACustomerOrTpp() {
        String token = success(console().token(operator(), new ClientCredentialsGrant()))
                .getOIDCTokens()
                .getAccessToken()
                .getValue();

        assertThat(aispService()
                        .form("/apigateway/as/introspect", Map.of("token", token))
                        .body())
                .contains("\"active\":false");
        assertThat(Http.get(at("/apigateway/as/userinfo"), "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/openid-configuration/staff",
                "/.well-known/oauth-authorization-server/staff",
                "/staff",
                "/staff/",
                "/staff/users",
                "/staff/token/x",
                "/apigateway/as/staff/jwks"
            })
    void nothingElseIsThere(String path) {
        assertThat(Http.get(at(path)).statusCode()).isEqualTo(404);
    }

    @Test
    void keysAreTheSameAsTheOtherIssuers() {
        assertThat(Http.get(at("/staff/jwks")).body())
                .isEqualTo(Http.get(at("/apigateway/as/jwks")).body());
    }
}
