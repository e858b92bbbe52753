package dev.amana.openbanking.token;

import static dev.amana.openbanking.Http.assertRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.dpop.Sha256;
import dev.amana.openbanking.Http;
import dev.amana.openbanking.TestBank;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
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
class DpopTest {

    private static final TestTokenService TOKENS = new TestTokenService();
    private static final String ACCOUNTS = TestBank.API + "/accounts";
    private static final JWK HOLDER = TestTokenService.ec("holder");
    private static final JWK RSA_HOLDER = TestTokenService.rsa("rsa-holder");

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

    private static String boundToken(JWK key) {
        try {
            String thumbprint = key.computeThumbprint().toString();
            return TOKENS.token(claims -> claims.claim("cnf", Map.of("jkt", thumbprint)));
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static JWTClaimsSet.Builder claims(String token) {
        return new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issueTime(new Date())
                .claim("htm", "GET")
                .claim("htu", "https://bank.example" + ACCOUNTS)
                .claim("ath", Sha256.base64Url(token));
    }

    private static JWSHeader header(JWK key, JWSAlgorithm algorithm, String type) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType(type))
                .jwk(key.toPublicJWK())
                .build();
    }

    private static String proof(JWTClaimsSet.Builder claims) {
        return TestTokenService.sign(HOLDER, header(HOLDER, JWSAlgorithm.ES256, "dpop+jwt"), claims.build());
    }

    private HttpResponse<String> accounts(String token, String... proofs) {
        var request = http.request(ACCOUNTS + "?page=2").header("Authorization", "DPoP " + token);
        for (String proof : proofs) {
            request.header("DPoP", proof);
        }
        return Http.send(request.build());
    }

    @Test
    void holderOfTheKeyIsLetInOnceForEachProof() {
        String token = boundToken(HOLDER);
        String proof = proof(claims(token));
        assertThat(accounts(token, proof).statusCode()).isEqualTo(200);
        assertProofRefused(accounts(token, proof));
        assertThat(accounts(token, proof(claims(token))).statusCode()).isEqualTo(200);
    }

    @Test
    void rsaKeyAndAddressInAnotherSpellingAreTaken() {
        String token = boundToken(RSA_HOLDER);
        JWTClaimsSet claims = claims(token)
                .claim("htu", "HTTPS://Bank.Example:443" + ACCOUNTS.replace("accounts", "%61ccounts") + "?x=y")
                .build();
        String proof = TestTokenService.sign(RSA_HOLDER, header(RSA_HOLDER, JWSAlgorithm.PS256, "dpop+jwt"), claims);
        assertThat(accounts(token, proof).statusCode()).isEqualTo(200);
    }

    @Test
    void unboundTokenIsNotTakenWithAProof() {
        String token = TOKENS.token(claims -> claims);
        HttpResponse<String> response = accounts(token, proof(claims(token)));
        assertRefusal(response, 401, "BH.OBF.Header.Invalid");
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("DPoP error=\"invalid_token\"");
    }

    @Test
    void oneProofIsRequired() {
        String token = boundToken(HOLDER);
        assertProofRefused(accounts(token));
        assertProofRefused(accounts(token, proof(claims(token)), proof(claims(token))));
        assertProofRefused(accounts(token, "abc"));
    }

    /** Everything that can be wrong with the claims of a proof. */
    enum WrongClaims {
        FOR_ANOTHER_METHOD(claims -> claims.claim("htm", "POST")),
        FOR_ANOTHER_PATH(claims -> claims.claim("htu", "https://bank.example/other")),
        FOR_ANOTHER_HOST(claims -> claims.claim("htu", "https://other.example" + ACCOUNTS)),
        FOR_THE_ADDRESS_INSIDE(claims -> claims.claim("htu", "http://localhost:8083" + ACCOUNTS)),
        FOR_NO_ADDRESS(claims -> claims.claim("htu", "%%%")),
        FOR_ANOTHER_TOKEN(claims -> claims.claim("ath", Sha256.base64Url("other"))),
        WITHOUT_A_TOKEN(claims -> claims.claim("ath", null)),
        WITHOUT_JTI(claims -> claims.jwtID(null)),
        WITHOUT_TIME(claims -> claims.issueTime(null)),
        TOO_OLD(claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(70)))),
        FROM_THE_FUTURE(claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(20))));

        private final UnaryOperator<JWTClaimsSet.Builder> change;

        WrongClaims(UnaryOperator<JWTClaimsSet.Builder> change) {
            this.change = change;
        }
    }

    @ParameterizedTest
    @EnumSource
    void wrongClaimsAreRefused(WrongClaims wrong) {
        String token = boundToken(HOLDER);
        assertProofRefused(accounts(token, proof(wrong.change.apply(claims(token)))));
    }

    @Test
    void proofOfAnotherKeyTypeOrAlgorithmIsRefused() {
        String token = boundToken(HOLDER);
        JWTClaimsSet claims = claims(token).build();
        JWK other = TestTokenService.ec("other");
        assertProofRefused(
                accounts(token, TestTokenService.sign(other, header(other, JWSAlgorithm.ES256, "dpop+jwt"), claims)));
        assertProofRefused(
                accounts(token, TestTokenService.sign(other, header(HOLDER, JWSAlgorithm.ES256, "dpop+jwt"), claims)));
        assertProofRefused(
                accounts(token, TestTokenService.sign(HOLDER, header(HOLDER, JWSAlgorithm.ES256, "JWT"), claims)));
        String rsaToken = boundToken(RSA_HOLDER);
        assertProofRefused(accounts(
                rsaToken,
                TestTokenService.sign(
                        RSA_HOLDER,
                        header(RSA_HOLDER, JWSAlgorithm.RS256, "dpop+jwt"),
                        claims(rsaToken).build())));
    }

    private static void assertProofRefused(HttpResponse<String> response) {
        assertRefusal(response, 401, "BH.OBF.Header.Invalid");
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("DPoP error=\"invalid_dpop_proof\"")
                .endsWith("algs=\"PS256 ES256\"");
    }
}
