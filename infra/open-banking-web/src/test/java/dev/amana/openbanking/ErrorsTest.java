package dev.amana.openbanking;

import static dev.amana.openbanking.Http.assertRefusal;
import static dev.amana.openbanking.Http.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "amana.public-base=https://bank.example",
            "amana.token-service-base=http://localhost:1",
            "server.max-http-request-header-size=8KB"
        })
class ErrorsTest {

    private static final String JSON = "application/json";

    @LocalServerPort
    int port;

    Http http = new Http(0);

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {                                                        | Resource.InvalidFormat |
        nonsense                                                 | Resource.InvalidFormat |
        []                                                       | Resource.InvalidFormat |
        {"Data":{"Permissions":["ReadBalances"]},"Data":{}}      | Resource.InvalidFormat |
        {}                                                       | Field.Missing          | Data
        {"Data":{"Permissions":[]}}                              | Field.Missing          | Data.Permissions
        {"Data":{}}                                              | Field.Missing          | Data.Permissions
        {"Data":[]}                                              | Field.Invalid          | Data
        {"Data":{"Permissions":"ReadBalances"}}                  | Field.Invalid          | Data.Permissions
        {"Data":{"Permissions":["ReadBalances","ReadParty",7]}}  | Field.Invalid          | Data.Permissions[2]
        {"Data":{"Permissions":["ReadBalances","ReadAll"]}}      | Field.Invalid          | Data.Permissions[1]
        {"Data":{"Permissions":["boom"]}}                        | Field.Invalid          | Data.Permissions[0]
        {"Data":{"Permissions":["ReadBalances"],"ExpirationDateTime":"soon"}} | Field.InvalidDate | Data.ExpirationDateTime
        {"Data":{"Permissions":["ReadBalances"],"ExpirationDateTime":"2026-01-01"}} | Field.InvalidDate | Data.ExpirationDateTime
        {"Data":{"Permissions":["ReadBalances"],"When":"soon"}}  | Field.InvalidDate      | Data.When
        """)
    void bodyThatCannotBeReadNamesTheField(String body, String code, String path) {
        HttpResponse<String> response = http.post("/open/consents", body, "content-type", JSON);
        assertRefusal(response, 400, "BH.OBF." + code);
        if (path == null) {
            assertThat(response.body()).doesNotContain("Path");
        } else {
            assertThat(path(response)).isEqualTo(path);
        }
    }

    @Test
    void noBodyIsABadRequest() {
        HttpResponse<String> response = Http.send(http.request("/open/consents")
                .header("content-type", JSON)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        assertRefusal(response, 400, "BH.OBF.Resource.InvalidFormat");
    }

    @Test
    void dateTimeIsTakenWithAnyOffsetAndGivenInUtc() {
        String body =
                "{\"Data\":{\"Permissions\":[\"ReadBalances\"],\"ExpirationDateTime\":\"2021-05-22T07:05+0300\"}}";
        HttpResponse<String> response = http.post("/open/consents", body, "content-type", JSON);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"expiration\":\"2021-05-22T04:05:00.000Z\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/", "/apigateway/bobf/release1.0.0/nothing", "/error", "/open", "/%20"})
    void unknownPathIs404(String path) {
        assertRefusal(http.get(path), 404, "BH.OBF.Resource.NotFound");
        assertRefusal(http.get(path, "accept", "text/html"), 404, "BH.OBF.Resource.NotFound");
        assertRefusal(http.post(path, "{}", "content-type", JSON), 404, "BH.OBF.Resource.NotFound");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "BREW"})
    void otherMethodIs405WithWhatIsAllowed(String method) {
        HttpResponse<String> response = Http.send(http.request("/open/consents")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
        assertRefusal(response, 405, "BH.OBF.Resource.InvalidFormat");
        assertThat(response.headers().firstValue("allow")).contains("POST");
    }

    @Test
    void traceIs405() {
        String answer = http.raw("TRACE /open/consents HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertRawRefusal(answer, 405);
    }

    @Test
    void otherMediaTypesAre406And415() {
        String body = "{\"Data\":{\"Permissions\":[\"ReadBalances\"]}}";
        HttpResponse<String> notAcceptable =
                http.post("/open/consents", body, "content-type", JSON, "accept", "application/xml");
        assertRefusal(notAcceptable, 406, "BH.OBF.Header.Invalid");
        assertThat(path(notAcceptable)).isEqualTo("Accept");
        HttpResponse<String> badAccept = http.post("/open/consents", body, "content-type", JSON, "accept", "%%%");
        assertRefusal(badAccept, 406, "BH.OBF.Header.Invalid");
        assertRefusal(http.post("/open/consents", body, "content-type", "text/plain"), 415, "BH.OBF.Header.Invalid");
        assertRefusal(http.post("/open/consents", body, "content-type", "%%%"), 415, "BH.OBF.Header.Invalid");
        assertRefusal(http.post("/open/consents", body, "x-other", "x"), 415, "BH.OBF.Header.Invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-16",
                "application/json;charset=iso-8859-1, application/xml;q=0.5",
                "application/json;version=2",
                "application/*;charset=utf-16",
                "*/*;charset=utf-32",
            })
    void acceptedCharsetChangesNothing(String accept) {
        String body = "{\"Data\":{\"Permissions\":[\"ReadBalances\"]}}";
        HttpResponse<String> response = http.post("/open/consents", body, "content-type", JSON, "accept", accept);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains(JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x"})
    void bodyInPartsIs415(String type) {
        assertRefusal(http.post("/open/consents", "{}", "content-type", type), 415, "BH.OBF.Header.Invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=%zz", "page=%ff", "page=1&from=%c3%28"})
    void queryThatCannotBeDecodedIs400(String query) {
        String answer = http.raw("GET /open/params?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertRawRefusal(answer, 400);
    }

    @Test
    void parametersAndHeadersAreNamed() {
        HttpResponse<String> noPage = http.get("/open/params?from=1", "x-idempotency-key", "k");
        assertRefusal(noPage, 400, "BH.OBF.Field.Missing");
        assertThat(path(noPage)).isEqualTo("page");
        HttpResponse<String> badPage = http.get("/open/params?from=1&page=x", "x-idempotency-key", "k");
        assertRefusal(badPage, 400, "BH.OBF.Field.Invalid");
        assertThat(path(badPage)).isEqualTo("page");
        HttpResponse<String> noKey = http.get("/open/params?from=1&page=1");
        assertRefusal(noKey, 400, "BH.OBF.Header.Missing");
        assertThat(path(noKey)).isEqualTo("x-idempotency-key");
        HttpResponse<String> below = http.get("/open/params?from=0&page=1", "x-idempotency-key", "k");
        assertRefusal(below, 400, "BH.OBF.Field.Invalid");
        assertThat(path(below)).isEqualTo("from");
    }

    @Test
    void defectIs500AndSaysNothing() {
        assertRefusal(http.get("/open/defect"), 500, "BH.OBF.UnexpectedError");
        assertRefusal(http.get("/open/defect", "accept", "application/pdf"), 500, "BH.OBF.UnexpectedError");
    }

    @Test
    void refusalKeepsItsHeaders() {
        HttpResponse<String> response = http.get("/open/busy", "accept", "application/pdf");
        assertRefusal(response, 503, "BH.OBF.UnexpectedError");
        assertThat(response.headers().firstValue("retry-after")).contains("3");
        assertThat(response.body()).contains("503 ServiceUnavailable", "Core banking is not available");
    }

    @Test
    void containerErrorIsJson() {
        assertRefusal(http.get("/open/container", "accept", "text/html"), 418, "BH.OBF.Resource.InvalidFormat");
    }

    @Test
    void bodyAboveTheLimitIs413() {
        String large = "{\"Data\":{\"Permissions\":[\"" + "x".repeat(70_000) + "\"]}}";
        assertRefusal(http.post("/open/consents", large, "content-type", JSON), 413, "BH.OBF.Resource.InvalidFormat");
        HttpResponse<String> chunked = Http.send(http.request("/open/consents")
                .header("content-type", JSON)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() ->
                        new java.io.ByteArrayInputStream(large.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .build());
        assertRefusal(chunked, 413, "BH.OBF.Resource.InvalidFormat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET /a b c HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /open/<script> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /accounts HTTP/1.1\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: a/b\r\nConnection: close\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a/..;/b//c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /open%2Fparams HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /apigateway//bobf HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /apigateway/a;b=c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST /open/consents HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
            })
    void malformedRequestIs400InJson(String request) {
        assertRawRefusal(http.raw(request), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/consents", "/open/bytes"})
    @ExtendWith(OutputCaptureExtension.class)
    void chunksThatAreNoneAre400AndNoDefectOfOurs(String path, CapturedOutput logged) {
        for (String chunks : List.of("zz\r\n{}\r\n", "2\r\n{}x", "-1\r\n", "fffffffff\r\n{}")) {
            String answer = http.raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n" + chunks);
            assertRawRefusal(answer, 400);
        }
        assertThat(logged).doesNotContain("A defect");
    }

    @Test
    void headersTooLargeAreRefusedInJson() {
        String answer = http.raw("GET /open/params HTTP/1.1\r\nHost: x\r\nx-long: " + "a".repeat(20_000) + "\r\n\r\n");
        assertRawRefusal(answer, 400);
    }

    @Test
    void interactionIdIsEchoedOrReplaced() {
        String id = "0af2dbc5-3ef8-4d19-8d14-f5a3d1e7a4c9";
        HttpResponse<String> echoed = http.get("/nothing", "x-fapi-interaction-id", id);
        assertRefusal(echoed, 404, "BH.OBF.Resource.NotFound");
        assertThat(echoed.body()).contains(id);
        HttpResponse<String> replaced =
                http.get("/nothing", "x-fapi-interaction-id", "75bdc714-b2dg-7676-c759-780d6815689f");
        assertRefusal(replaced, 404, "BH.OBF.Resource.NotFound");
        HttpResponse<String> container = http.get("/open/container", "x-fapi-interaction-id", id);
        assertThat(container.body()).contains(id);
    }

    private static void assertRawRefusal(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                .contains("content-type: application/json")
                .contains("x-fapi-interaction-id: ")
                .doesNotContain("<html", "tomcat");
        assertThat(answer).contains("{\"Code\":\"" + status + " ", "BH.OBF.");
    }
}
