package dev.amana.token.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.testsupport.contracts.ContractFolder;
import dev.amana.testsupport.contracts.Shape;
import dev.amana.token.support.Http;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.TokenServiceTest;
import dev.amana.token.support.Tpp;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What our own services build upon: each example has the fields that are answered, of the same types, and no others. */
class GoldenAnswersTest extends TokenServiceTest {

    private static final String ADMIN = "Bearer " + KeyFiles.ADMIN_KEY;

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
                .forEach(key -> assertThat(Shape.of(key)).isEqualTo(Shape.of(example.at("/keys/0"))));
        assertThat(keys.path("keys").valueStream().map(key -> key.path("kty").asString()))
                .contains("EC");
    }

    @Test
    void applicationsAreToldAsTheirExamplesSay() {
        String asked = """
                {"clientId":"golden-%s","name":"Golden","redirectUris":["http://localhost:8090/callback"],"secret":true}""".formatted(UUID.randomUUID());
        URI applications = at("/internal/applications");
        assertSame(
                json(Http.post(applications, "application/json", asked, "Authorization", ADMIN)),
                "applications.registered");
        assertSame(json(Http.get(applications, "Authorization", ADMIN)), "applications.listed");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
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
        assertThat(Shape.of(answer)).as("%s", answer).isEqualTo(Shape.of(golden));
    }
}
