package dev.amana.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which path leads where, and that no other leads anywhere. */
class RoutesTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/apigateway/as/token.oauth2",
                "/apigateway/as/jwks",
                "/as/authorization.oauth2?a=b%20c&d=%2F&a=e+f&g",
                "/authpage/attempts/1",
                "/.well-known/openid-configuration/apigateway/as",
                "/.well-known/oauth-authorization-server/apigateway/as"
            })
    void tokenServiceGetsItsPathsAsTheyWereSent(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
        assertThat(TOKEN.received()).extracting(Backend.Received::target).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {API + "/account-access-consents", API + "/account-access-consents/glBChqDKSK2SkOUS3n1pOQ"})
    void consentServiceGetsTheConsents(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
        assertThat(CONSENT.received()).extracting(Backend.Received::target).containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource({
        "aisp.openapi.yaml, aisp-service",
        "public-api.openapi.yaml, consent-service",
        "oauth.openapi.yaml, token-service",
        "authorize-api.openapi.yaml, token-service",
    })
    void whatTheServicesPromiseCanBeRead(String contract, String service) throws Exception {
        HttpResponse<String> answer = get("/apigateway/contracts/" + contract);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml");
        String promised = Files.readString(Path.of("../../" + service + "/contract/" + contract));
        assertThat(answer.body()).isEqualTo(promised.replace("http://localhost:8080", "https://bank.example"));
        assertThat(answer.body()).contains("https://bank.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/apigateway/contracts/internal-api.openapi.yaml",
                "/internal/consents/1",
                "/audit/",
                "/audit/consents/glBChqDKSK2SkOUS3n1pOQ/history",
                "/audit",
                "/operations/replay",
                "/staff/.well-known/openid-configuration",
                "/actuator",
                "/actuator/health",
                "/error",
                "/apigateway",
                "/apigateway/bobf/release9.9.9/accounts",
                "/as/token.oauth2",
                "/.well-known/other",
                "/staff",
                "/staff/authorize?client_id=audit-console"
            })
    void everyOtherPathIsNotThere(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertRefused(answer, 404, "404 NotFound", "BH.OBF.Resource.NotFound");
        assertThat(CONSENT.received()).isEmpty();
        assertThat(TOKEN.received()).isEmpty();
    }

    @Test
    void gatewayIsReady() throws Exception {
        assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/env").statusCode()).isEqualTo(404);
    }
}
