package dev.amana.openbanking.token;

import static dev.amana.openbanking.Http.assertRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.amana.openbanking.Http;
import dev.amana.openbanking.TestBank;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = TestBank.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "amana.public-base=https://bank.example")
class ResourceServerTest {

    private static final TestTokenService TOKENS = new TestTokenService();
    private static final String ACCOUNTS = TestBank.API + "/accounts";

    @LocalServerPort
    int port;

    Http http = new Http(0);

    @DynamicPropertySource
    static void tokenService(DynamicPropertyRegistry properties) {
        properties.add("amana.token-service-base", TOKENS::base);
    }

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    private HttpResponse<String> accounts(String token) {
        return http.get(ACCOUNTS, "Authorization", "Bearer " + token);
    }

    @Test
    void genuineTokenIsTheControllersArgument() {
        HttpResponse<String> response = accounts(TOKENS.token(claims -> claims));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("\"client\":\"tpp-one\"", "\"consent\":\"glBChqDKSK2SkOUS3n1pOQ\"")
                .doesNotContain("none");
        assertThat(response.headers().firstValue("x-fapi-interaction-id")).isPresent();
    }

    @Test
    void tokenByEs256AndSchemeInAnyCaseAreTaken() {
        String token = TestTokenService.sign(
                TOKENS.ec,
                JWSAlgorithm.ES256,
                "at+jwt",
                TestTokenService.claims(Instant.now()).build());
        assertThat(http.get(ACCOUNTS, "Authorization", "bearer " + token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void internalTokenOpensInternalEndpointsOnly() {
        UnaryOperator<JWTClaimsSet.Builder> internal = claims -> claims.audience(ResourceServer.INTERNAL_AUDIENCE)
                .claim("token_type", "INTERNAL")
                .claim("scope", "consents:read");
        assertThat(http.get("/internal/ping", "Authorization", "Bearer " + TOKENS.token(internal))
                        .statusCode())
                .isEqualTo(200);
        assertInvalid(accounts(TOKENS.token(internal)));
        assertInvalid(http.get("/internal/ping", "Authorization", "Bearer " + TOKENS.token(claims -> claims)));
    }

    /** Everything that can be wrong with a bearer's token. */
    enum Wrong {
        GARBAGE(tokens -> "abc"),
        TWO_WORDS(tokens -> tokens.token(claims -> claims) + " x"),
        NOT_SIGNED(tokens -> new PlainJWT(TestTokenService.claims(Instant.now()).build()).serialize()),
        BY_ANOTHERS_KEY(tokens -> TestTokenService.sign(
                TestTokenService.rsa("rsa"),
                JWSAlgorithm.PS256,
                "at+jwt",
                TestTokenService.claims(Instant.now()).build())),
        BY_AN_UNKNOWN_KEY(tokens -> TestTokenService.sign(
                TestTokenService.rsa("unknown"),
                JWSAlgorithm.PS256,
                "at+jwt",
                TestTokenService.claims(Instant.now()).build())),
        BY_RS256(tokens -> TestTokenService.sign(
                tokens.rsa,
                JWSAlgorithm.RS256,
                "at+jwt",
                TestTokenService.claims(Instant.now()).build())),
        AN_ID_TOKEN(tokens -> TestTokenService.sign(
                tokens.rsa,
                JWSAlgorithm.PS256,
                "JWT",
                TestTokenService.claims(Instant.now()).build())),
        TAMPERED_WITH(tokens -> {
            String[] parts = tokens.token(claims -> claims).split("\\.");
            String other = tokens.token(claims -> claims.claim("client_id", "tpp-two"));
            return parts[0] + "." + other.split("\\.")[1] + "." + parts[2];
        }),
        EXPIRED(tokens -> tokens.token(
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(11))))),
        NOT_YET(tokens -> tokens.token(
                claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(20))))),
        FROM_THE_FUTURE(tokens ->
                tokens.token(claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(20))))),
        OF_ANOTHER_ISSUER(tokens -> tokens.token(claims -> claims.issuer("https://other.example"))),
        FOR_ANOTHER_AUDIENCE(tokens -> tokens.token(claims -> claims.audience("https://other.example"))),
        /** By the same keys: issuer and audience are what tells a token of the bank's own people apart. */
        OF_STAFF(tokens -> tokens.token(claims -> claims.issuer("https://bank.example/staff")
                .audience("amana-operations")
                .claim("roles", java.util.List.of("auditor", "operator")))),
        OF_STAFF_WITH_THIS_AUDIENCE(tokens -> tokens.token(claims -> claims.issuer("https://bank.example/staff"))),
        WITHOUT_CLIENT(tokens -> tokens.token(claims -> claims.claim("client_id", null))),
        WITHOUT_JTI(tokens -> tokens.token(claims -> claims.jwtID(null))),
        WITHOUT_EXPIRY(tokens -> tokens.token(claims -> claims.expirationTime(null))),
        WITHOUT_KIND(tokens -> tokens.token(claims -> claims.claim("token_type", null))),
        OF_NO_KNOWN_KIND(tokens -> tokens.token(claims -> claims.claim("token_type", "OTHER"))),
        OF_ANOTHER_KIND(tokens -> tokens.token(claims -> claims.claim("token_type", "PUBLIC"))),
        WITH_A_SEQUENCE_THAT_IS_NONE(tokens -> tokens.token(claims -> claims.claim("authorised_seq", "x"))),
        WITH_A_NUMBER_FOR_SCOPE(tokens -> tokens.token(claims -> claims.claim("scope", 1)));

        private final Function<TestTokenService, String> token;

        Wrong(Function<TestTokenService, String> token) {
            this.token = token;
        }
    }

    @ParameterizedTest
    @EnumSource
    void wrongTokenIs401InOneWording(Wrong wrong) {
        assertInvalid(accounts(wrong.token.apply(TOKENS)));
    }

    @Test
    void tokenBoundToAKeyOrCertificateIsNoBearers() {
        Map.of("jkt", "DPoP", "x5t#S256", "Bearer", "other", "DPoP").forEach((kind, scheme) -> {
            String token = TOKENS.token(claims -> claims.claim("cnf", Map.of(kind, "x")));
            HttpResponse<String> response = accounts(token);
            assertRefusal(response, 401, "BH.OBF.Header.Invalid");
            assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith(scheme + " error=\"invalid_token\"");
        });
    }

    @Test
    void noTokenIs401WithBothSchemesOffered() {
        for (HttpResponse<String> response : new HttpResponse[] {
            http.get(ACCOUNTS),
            http.get(ACCOUNTS, "Authorization", "Basic eDp5"),
            http.get(ACCOUNTS, "Authorization", "Bearer "),
            http.get(ACCOUNTS + "?access_token=" + TOKENS.token(claims -> claims))
        }) {
            assertRefusal(response, 401, "BH.OBF.Header.Missing");
            assertThat(response.headers().allValues("WWW-Authenticate"))
                    .containsExactly("Bearer", "DPoP algs=\"PS256 ES256\"");
        }
    }

    @Test
    void tokenWithoutTheScopeIs403() {
        HttpResponse<String> response = accounts(TOKENS.token(claims -> claims.claim("scope", "openid")));
        assertRefusal(response, 403, "BH.OBF.Header.Invalid");
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer error=\"insufficient_scope\", scope=\"accounts\"");
    }

    @Test
    void twoTokensAre400() {
        String token = TOKENS.token(claims -> claims);
        assertRefusal(
                http.get(ACCOUNTS, "Authorization", "Bearer " + token, "Authorization", "Bearer " + token),
                400,
                "BH.OBF.Header.Invalid");
    }

    @Test
    void serviceRefusesATokenInTheSameWording() {
        UnaryOperator<JWTClaimsSet.Builder> tpps = claims -> claims.claim("token_type", "PUBLIC");
        assertInvalid(http.get(TestBank.API + "/consents", "Authorization", "Bearer " + TOKENS.token(tpps)));
    }

    @Test
    void unknownPathIs404WhoeverAsks() {
        assertRefusal(http.get(TestBank.API + "/nothing"), 404, "BH.OBF.Resource.NotFound");
        assertRefusal(
                http.get(TestBank.API + "/nothing", "Authorization", "Bearer " + TOKENS.token(claims -> claims)),
                404,
                "BH.OBF.Resource.NotFound");
    }

    private static void assertInvalid(HttpResponse<String> response) {
        assertRefusal(response, 401, "BH.OBF.Header.Invalid");
        assertThat(response.body()).contains("\"Message\":\"The access token is not valid\"");
        assertThat(response.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer error=\"invalid_token\", error_description=\"The access token is not valid\"");
    }
}
