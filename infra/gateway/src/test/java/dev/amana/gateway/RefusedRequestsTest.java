package dev.amana.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What never reaches a service. */
class RefusedRequestsTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                API + "/account-access-consents/../../../../internal/consents/1",
                API + "/account-access-consents/%2e%2e/%2e%2e/internal",
                API + "/account-access-consents/../../../../audit/looks",
                API + "/account-access-consents/%2e%2e/%2e%2e/%2e%2e/%2e%2e/operations/replay",
                API + "//account-access-consents",
                API + "/account-access-consents/a;b=c",
                API + "/account-access-consents/a%2Fb",
                API + "/account-access-consents/a%5cb",
                API + "/account-access-consents/a%252fb",
                API + "/account-access-consents/a%00b",
                API + "/account-access-consents?x=%zz"
            })
    void pathWithASecondReadingIsRefused(String target) throws Exception {
        String answer = rawly("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("\"Code\":\"400 BadRequest\"")
                .containsIgnoringCase("x-fapi-interaction-id: ")
                .doesNotContain("<html");
        assertThat(CONSENT.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n", "2\r\n{}x", "-1\r\n"})
    @ExtendWith(OutputCaptureExtension.class)
    void bodyInChunksThatAreNoneIsRefusedAndNoFaultOfTheService(String chunks, CapturedOutput logged) throws Exception {
        String answer = rawly("POST " + API + "/account-access-consents HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("\"Code\":\"400 BadRequest\"")
                .containsIgnoringCase("x-fapi-interaction-id: ")
                .doesNotContainIgnoringCase("retry-after");
        assertThat(logged).doesNotContain("answered 503");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/*+json"})
    void contentTypeThatIsARangeIsRefused(String type) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + API + "/account-access-consents"))
                .header("content-type", type)
                .POST(BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        assertRefused(answer, 415, "415 UnsupportedMediaType", "BH.OBF.Header.Invalid");
        assertThat(CONSENT.received()).isEmpty();
    }

    @Test
    void headersTooLargeAreRefusedWithoutAPage() throws Exception {
        String answer = rawly("GET /authpage/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Large: "
                + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("<html");
        assertThat(TOKEN.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bodyTooLargeIsRefusedWhetherItSaysSoOrNot(boolean saysSo) throws Exception {
        byte[] body = new byte[3000];
        HttpRequest.BodyPublisher publisher = saysSo
                ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body));
        HttpResponse<String> answer = send(request("/authpage/x").POST(publisher));
        assertRefused(answer, 413, "413 ContentTooLarge", "BH.OBF.Field.Invalid");
    }
}
