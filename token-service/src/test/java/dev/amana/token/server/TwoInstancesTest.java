package dev.amana.token.server;

import static dev.amana.token.support.Answers.accessToken;
import static dev.amana.token.support.Answers.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenResponse;
import dev.amana.token.TokenService;
import dev.amana.token.grants.AuthorisationCodes;
import dev.amana.token.support.Answers;
import dev.amana.token.support.Http;
import dev.amana.token.support.Journey;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.TokenServiceTest;
import dev.amana.token.support.Tpp;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import tools.jackson.databind.json.JsonMapper;

/** Two instances on one database: whatever counts once counts once over both. */
class TwoInstancesTest {

    private static final List<ConfigurableApplicationContext> INSTANCES = new ArrayList<>();

    private static final Duration JWKS_CACHE = Duration.ofSeconds(2);

    @BeforeAll
    static void start() {
        Map<String, Supplier<Object>> properties = new HashMap<>();
        DynamicPropertyRegistry registry = properties::put;
        TokenServiceTest.properties(registry, "sandbox");
        Map<String, Object> fixed = new HashMap<>();
        properties.forEach((name, value) -> fixed.put(name, value.get()));
        fixed.put("server.port", 0);
        // A rotation in twelve seconds, of which six may go by before an instance has seen the new key.
        fixed.put("amana.keys.jwks-cache", JWKS_CACHE.toString());
        fixed.put("amana.keys.reload-every", "PT4S");
        for (int n = 0; n < 2; n++) {
            INSTANCES.add(new SpringApplicationBuilder(TokenService.class)
                    .properties(fixed)
                    .run(arguments(fixed)));
        }
    }

    private static String[] arguments(Map<String, Object> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    @AfterAll
    static void stop() {
        INSTANCES.forEach(ConfigurableApplicationContext::close);
    }

    private static Tpp tpp(int instance, String clientId) {
        int port = Integer.parseInt(INSTANCES.get(instance).getEnvironment().getRequiredProperty("local.server.port"));
        return new Tpp(port, clientId, "tpp-one".equals(clientId) ? KeyFiles.ONE_ES256 : KeyFiles.AISP);
    }

    @Test
    void anAssertionUsedAtOneIsUsedAtBoth() {
        String assertion = tpp(0, "tpp-one").assertion(claims -> {});

        assertThat(tpp(0, "tpp-one").clientCredentials(assertion).statusCode()).isEqualTo(200);
        assertThat(tpp(1, "tpp-one").clientCredentials(assertion).statusCode()).isEqualTo(401);
    }

    @Test
    void bothSignWithTheSameKeys() {
        assertThat(Http.get(tpp(0, "tpp-one").at("/apigateway/as/jwks")).body())
                .isEqualTo(Http.get(tpp(1, "tpp-one").at("/apigateway/as/jwks")).body());
        String token = accessToken(tpp(0, "tpp-one").token(new ClientCredentialsGrant(), null))
                .serialize();
        assertThat(tpp(1, "aisp-service")
                        .form("/apigateway/as/introspect", Map.of("token", token))
                        .body())
                .contains("\"active\":true");
    }

    /** Both are told to rotate at once; tokens of each are checked all the while by readers of the other's JWKS. */
    @Test
    void keysAreRotatedAndNoTokenEverFailsToVerify() throws Exception {
        List<CachingVerifier> readers = List.of(
                new CachingVerifier(tpp(1, "tpp-one").at("/apigateway/as/jwks"), JWKS_CACHE),
                new CachingVerifier(tpp(0, "tpp-one").at("/apigateway/as/jwks"), JWKS_CACHE));
        SignedJWT old = token(0);
        assertThat(readers).allMatch(reader -> reader.verifies(old));
        int before = publishedKeys();

        String operator = operator();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (var rotated : threads.invokeAll(List.of(() -> rotate(0, operator), () -> rotate(1, operator)))) {
                assertThat(rotated.get()).isEqualTo(202);
            }
        }

        Set<String> signedBy = new HashSet<>();
        Instant deadline = Instant.now().plusSeconds(300);
        int underNewKeyOnBoth = 0;
        for (int n = 0; underNewKeyOnBoth < 40; n++) {
            assertThat(Instant.now()).isBefore(deadline);
            SignedJWT token = token(n % 2);
            assertThat(readers.get(n % 2).verifies(token)).isTrue();
            assertThat(readers.get(n % 2).verifies(old)).isTrue();
            signedBy.add(token.getHeader().getKeyID());
            underNewKeyOnBoth +=
                    token.getHeader().getKeyID().equals(old.getHeader().getKeyID()) ? 0 : 1;
        }
        assertThat(signedBy).isNotEmpty();
        assertThat(publishedKeys()).isGreaterThanOrEqualTo(before + 2);
    }

    @Test
    void onlyAnOperatorRotates() {
        assertThat(rotate(0, "")).isEqualTo(401);
        assertThat(rotate(0, token(0).serialize())).isEqualTo(401);
    }

    private static SignedJWT token(int instance) {
        return accessToken(tpp(instance, "tpp-one").token(new ClientCredentialsGrant(), null));
    }

    private static int publishedKeys() throws ParseException {
        return JWKSet.parse(
                        Http.get(tpp(0, "tpp-one").at("/apigateway/as/jwks")).body())
                .getKeys()
                .size();
    }

    private static String operator() {
        Tpp operator = new Tpp(tpp(0, "tpp-one").port(), "amana-operator", KeyFiles.OPERATOR);
        String assertion = operator.assertion(claims -> claims.audience("http://localhost:8082/staff"));
        String body = Http.form(
                        operator.at("/staff/token"),
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion",
                                assertion))
                .body();
        return JsonMapper.shared().readTree(body).path("access_token").asString();
    }

    private static int rotate(int instance, String token) {
        return Http.post(
                        tpp(instance, "tpp-one").at("/operations/keys/rotations"),
                        "application/json",
                        "",
                        "Authorization",
                        "Bearer " + token)
                .statusCode();
    }

    @Test
    void ofTwoHundredRedemptionsOverBothAtMostOneSucceedsAndItsGrantEnds() throws Exception {
        Journey journey = Journey.of("tpp-one");
        String code = INSTANCES.getFirst().getBean(AuthorisationCodes.class).issue(journey.concluded());
        List<Callable<TokenResponse>> tries = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            Tpp tpp = tpp(n % 2, "tpp-one");
            tries.add(() -> tpp.token(journey.exchange(code), null));
        }
        List<TokenResponse> succeeded = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            for (var tried : threads.invokeAll(tries)) {
                if (tried.get().indicatesSuccess()) {
                    succeeded.add(tried.get());
                }
            }
        }

        assertThat(succeeded).hasSizeLessThanOrEqualTo(1);
        for (TokenResponse response : succeeded) {
            assertThat(error(tpp(1, "tpp-one")
                            .token(
                                    new RefreshTokenGrant(Answers.success(response)
                                            .getOIDCTokens()
                                            .getRefreshToken()),
                                    null)))
                    .isEqualTo("invalid_grant");
        }
    }
}
