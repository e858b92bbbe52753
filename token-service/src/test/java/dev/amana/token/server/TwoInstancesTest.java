package dev.amana.token.server;

import static dev.amana.token.support.Answers.accessToken;
import static dev.amana.token.support.Answers.error;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Two instances on one database: whatever counts once counts once over both. */
class TwoInstancesTest {

    private static final List<ConfigurableApplicationContext> INSTANCES = new ArrayList<>();

    @BeforeAll
    static void start() {
        Map<String, Supplier<Object>> properties = new HashMap<>();
        DynamicPropertyRegistry registry = properties::put;
        TokenServiceTest.properties(registry, "sandbox");
        Map<String, Object> fixed = new HashMap<>();
        properties.forEach((name, value) -> fixed.put(name, value.get()));
        fixed.put("server.port", 0);
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
