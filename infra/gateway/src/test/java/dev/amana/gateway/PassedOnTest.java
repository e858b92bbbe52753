package dev.amana.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes, in both directions, is as it was sent. */
class PassedOnTest extends GatewayTest {

    @Test
    void formReachesTheServiceByteForByte() throws Exception {
        String form = "grant_type=client_credentials&scope=accounts%20payments&scope=x&empty=&plus=a+b&a=%C3%A9";
        post("/apigateway/as/token.oauth2?grant_type=client_credentials", form, "application/x-www-form-urlencoded");
        assertThat(TOKEN.received()).singleElement().satisfies(received -> {
            assertThat(received.body()).isEqualTo(form);
            assertThat(received.target()).isEqualTo("/apigateway/as/token.oauth2?grant_type=client_credentials");
            assertThat(received.header("content-type")).contains("application/x-www-form-urlencoded");
        });
    }

    @Test
    void headersOfTheApiPassAndThoseOfTheConnectionDoNot() throws Exception {
        send(request("/authpage/x")
                .header("x-fapi-interaction-id", "not even a uuid")
                .header("Authorization", "DPoP abc")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "gopher")
                .header("Forwarded", "host=evil.example")
                .header("TE", "trailers")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("tracestate", "vendor=1")
                .header("baggage", "who=me")
                .header("Keep-Alive", "1"));
        assertThat(TOKEN.received()).singleElement().satisfies(received -> {
            assertThat(received.header("x-fapi-interaction-id")).contains("not even a uuid");
            assertThat(received.header("authorization")).contains("DPoP abc");
            assertThat(received.header("host")).contains("bank.example");
            assertThat(received.header("x-forwarded-host")).contains("bank.example");
            assertThat(received.header("x-forwarded-proto")).contains("https");
            assertThat(received.header("x-forwarded-port")).contains("443");
            assertThat(received.header("x-forwarded-for"))
                    .hasValueSatisfying(from -> assertThat(from).doesNotContain("6.6.6.6"));
            assertThat(received.headers())
                    .doesNotContainKeys(
                            "forwarded",
                            "te",
                            "keep-alive",
                            "upgrade",
                            "http2-settings",
                            "accept-encoding",
                            "traceparent",
                            "tracestate",
                            "baggage");
        });
    }

    @Test
    void redirectIsLeftToTheBrowserWithItsCookies() throws Exception {
        TOKEN.answers(exchange -> {
            exchange.getResponseHeaders().add("Location", "https://tpp-one.example/callback?code=1&state=%2F");
            exchange.getResponseHeaders().add("Set-Cookie", "a=1; HttpOnly");
            exchange.getResponseHeaders().add("Set-Cookie", "b=2; HttpOnly");
            Backend.answer(exchange, 303, "");
        });
        HttpResponse<String> answer = get("/authpage/attempts/1");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .contains("https://tpp-one.example/callback?code=1&state=%2F");
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1; HttpOnly", "b=2; HttpOnly");
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403", "404", "405", "500", "503"})
    void errorOfAServiceIsItsOwn(int status) throws Exception {
        TOKEN.answers(exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            exchange.getResponseHeaders().add("x-fapi-interaction-id", "of the service");
            Backend.answer(exchange, status, "{\"its\":\"own\"}");
        });
        HttpResponse<String> answer = get("/authpage/x");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"its\":\"own\"}");
        assertThat(answer.headers().allValues("x-fapi-interaction-id")).containsExactly("of the service");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void everyMethodPassesWithItsBody(String method) throws Exception {
        send(request(API + "/account-access-consents/1").method(method, BodyPublishers.ofString("{\"Data\":{}}")));
        assertThat(CONSENT.received()).singleElement().satisfies(received -> {
            assertThat(received.method()).isEqualTo(method);
            assertThat(received.body()).isEqualTo("{\"Data\":{}}");
        });
    }

    private void post(String path, String body, String type) throws Exception {
        send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }
}
