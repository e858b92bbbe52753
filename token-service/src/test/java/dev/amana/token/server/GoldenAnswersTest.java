package dev.amana.token.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.testsupport.contracts.ContractFolder;
import dev.amana.token.support.Http;
import dev.amana.token.support.TokenServiceTest;
import dev.amana.token.support.Tpp;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What our own services build upon: each example has the fields that are answered, of the same types, and no others. */
class GoldenAnswersTest extends TokenServiceTest {

    @Test
    void aTokenOfAServiceIsAsItsExampleSays() {
        assertSame(token(aispService(), "consents:read"), "token.client-credentials");
    }

    @Test
    void anIntrospectionIsAsItsExamplesSay() {
        String token = token(tppOne(), "accounts").path("access_token").asString();
        assertSame(introspected(token), "introspection.active");
        assertThat(introspected("garbage"))
                .isEqualTo(ContractFolder.of("token-service").tree("oauth.examples/introspection.inactive.json"));
    }

    @Test
    void theKeySetIsAsItsExampleSays() {
        JsonNode keys =
                JsonMapper.shared().readTree(Http.get(at("/apigateway/as/jwks")).body());
        JsonNode example = ContractFolder.of("token-service").tree("oauth.examples/jwks.json");
        keys.path("keys")
                .valueStream()
                .filter(key -> key.path("kty").asString().equals("EC"))
                .forEach(key -> assertThat(shape(key)).isEqualTo(shape(example.at("/keys/0"))));
        assertThat(keys.path("keys").valueStream().map(key -> key.path("kty").asString()))
                .contains("EC");
    }

    private static JsonNode token(Tpp client, String scope) {
        return JsonMapper.shared()
                .readTree(client.form(
                                "/apigateway/as/token.oauth2",
                                Map.of("grant_type", "client_credentials", "scope", scope))
                        .body());
    }

    private JsonNode introspected(String token) {
        return JsonMapper.shared()
                .readTree(aispService()
                        .form("/apigateway/as/introspect", Map.of("token", token))
                        .body());
    }

    private static void assertSame(JsonNode answer, String example) {
        JsonNode golden = ContractFolder.of("token-service").tree("oauth.examples/" + example + ".json");
        assertThat(shape(answer)).as("%s", answer).isEqualTo(shape(golden));
    }

    /** The names and types of all that is in it. */
    private static Object shape(JsonNode value) {
        if (value.isObject()) {
            var fields = new TreeMap<String, Object>();
            value.properties().forEach(field -> fields.put(field.getKey(), shape(field.getValue())));
            return fields;
        }
        return value.isArray()
                ? value.valueStream().map(GoldenAnswersTest::shape).collect(Collectors.toSet())
                : value.getNodeType();
    }
}
