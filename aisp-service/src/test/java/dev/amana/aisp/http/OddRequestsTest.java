package dev.amana.aisp.http;

import static dev.amana.aisp.bank.TestConsent.S2_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.aisp.bank.GenerousBank;
import dev.amana.aisp.bank.TestConsent;
import dev.amana.aisp.permissions.Endpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the answer is one that the contract knows, in its format, and never a defect. */
class OddRequestsTest extends AispTest {
    private static final Contract CONTRACT = Contract.load();
    private static final Set<Integer> BEFORE_ANY_ENDPOINT = Set.of(400, 404, 405, 413, 414, 431);

    private static final List<String> SEGMENTS = List.of(
            "%00",
            "%2F",
            "..%2f..",
            "%ff%fe",
            "%E2%82%AC",
            "%25",
            "%",
            "%zz",
            "a;b=c",
            "{AccountId}",
            "'",
            "\"",
            "%7F",
            "a".repeat(3_000),
            "-1",
            "null",
            "%20",
            ".",
            "..");

    private static final List<String> VALUES = List.of(
            "",
            "%00",
            "%ff",
            "%",
            "%zz",
            "-1",
            "0",
            "1e308",
            "99999999999999999999999999",
            "null",
            "true",
            "[]",
            "%7B%7D",
            "2018-13-01",
            "2018-02-30T25:00:00",
            "+292278994-08-17",
            "-0001-01-01",
            "10000-01-01",
            "%D9%A1",
            "%0d%0aX:1",
            "2018-01-01T00:00:00%2B99:99",
            "'%20or%201=1--",
            "%F0%9F%92%A9",
            "9".repeat(3_000));

    private static final List<String> ACCEPTS = List.of(
            "*/*",
            "text/html",
            "application/json;q=0",
            "garbage",
            "application/*",
            ";;;",
            "application/json;charset=utf-16",
            "application/json, */*;q=0.1",
            "a/b/c",
            "*",
            "application/pdf",
            "",
            "text/*;q=x");

    private String token = "";

    @BeforeEach
    void aConsentWithEverythingAndABankThatTellsAll() {
        coreBanking.script = GenerousBank::reply;
        token = token(published(TestConsent.authorised()));
    }

    @Test
    void oddPathsAreRefusedInTheFormatOfErrors() {
        for (var segment : SEGMENTS) {
            sane("GET", "/accounts/" + segment, authorised());
            sane("GET", "/accounts/" + segment + "/transactions", authorised());
            sane("GET", "/accounts/" + S2_ACCOUNT + "/statements/" + segment, authorised());
            sane("GET", "/accounts/" + S2_ACCOUNT + "/statements/" + segment + "/file", authorised());
            sane("GET", "/" + segment, authorised());
        }
    }

    @Test
    void oddParametersAreRefusedOrIgnored() {
        for (var value : VALUES) {
            for (var name : List.of("fromBookingDateTime", "toBookingDateTime", "cursor", "unknown", "")) {
                sane("GET", "/transactions?" + name + "=" + value, authorised());
            }
            sane("GET", "/accounts/" + S2_ACCOUNT + "/statements?toStatementDateTime=" + value, authorised());
        }
        for (var query : List.of("?", "?&&&", "?=", "?a", "?cursor", "?cursor[]=1", "?" + "a=1&".repeat(2_000))) {
            sane("GET", "/transactions" + query, authorised());
        }
    }

    @Test
    void whatIsSentTwiceIsRefusedByName() {
        for (var name : List.of("fromBookingDateTime", "cursor")) {
            var answer = sane("GET", "/transactions?" + name + "=2018-01-01&" + name + "=2019-01-01", authorised());
            assertThat(answer.is(400).json().at("/Errors/0/Path").asString()).isEqualTo(name);
        }
    }

    @Test
    void oddHeadersAreRefusedOrIgnored() {
        for (var accept : ACCEPTS) {
            sane("GET", "/accounts", authorised("Accept: " + accept));
            sane(
                    "GET",
                    "/accounts/" + S2_ACCOUNT + "/statements/" + GenerousBank.STATEMENT + "/file",
                    authorised("Accept: " + accept));
        }
        for (var header : List.of(
                "x-fapi-interaction-id: " + "x".repeat(3_000),
                "x-fapi-interaction-id: \u00e9",
                "x-fapi-auth-date: yesterday",
                "x-fapi-customer-ip-address: ;drop table",
                "x-fapi-customer-ip-address: fe80::1%",
                "Content-Type: text/html",
                "Content-Type: ;",
                "Content-Length: 0",
                "Range: bytes=0-1",
                "If-None-Match: *",
                "If-Modified-Since: Fri, 27 Nov 2026 00:00:00 GMT",
                "X-HTTP-Method-Override: DELETE",
                "X-Forwarded-Host: evil.example",
                "Origin: https://evil.example",
                "Accept-Language: " + "x,".repeat(500),
                "Accept-Charset: utf-16",
                "Cookie: a=b; a; =; \u0001",
                "Expect: 100-continue",
                "x-jws-signature: a..b",
                "DPoP: a.b.c")) {
            sane("GET", "/accounts", authorised(header));
        }
        for (var authorization : List.of(
                "",
                "Bearer",
                "Bearer ",
                "Basic YTpi",
                "Bearer a.b.c",
                "Bearer " + "a".repeat(6_000),
                "DPoP " + token,
                "\u00e9",
                "bearer\t" + token,
                "Bearer " + token + " " + token)) {
            sane("GET", "/accounts", List.of("Authorization: " + authorization));
        }
        sane("GET", "/accounts", List.of("Authorization: Bearer " + token, "Authorization: Bearer " + token))
                .is(400);
        sane("GET", "/accounts", authorised("X: " + "x".repeat(70_000)));
    }

    @Test
    void otherMethodsAreRefusedEverywhere() {
        for (var endpoint : Endpoint.values()) {
            for (var method : List.of("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "get")) {
                var answer = sane(method, path(endpoint), authorised());
                assertThat(answer.status()).as(method).isIn(400, 405);
            }
        }
    }

    @Test
    void whatIsAllowedCanBeAsked() {
        var answer = new RawHttp(port()).send("OPTIONS " + Endpoint.Paths.ACCOUNTS + " HTTP/1.1", authorised());
        assertThat(answer.is(200).body()).isEmpty();
        assertThat(answer.header("Allow")).contains("GET", "HEAD").doesNotContain("POST");
        assertThat(answer.header("x-fapi-interaction-id")).hasSize(36);
    }

    @Test
    void headIsGetWithoutTheBody() {
        for (var endpoint : Endpoint.values()) {
            var accept = endpoint == Endpoint.ACCOUNT_STATEMENT_FILE ? "application/pdf" : "application/json";
            var line = " " + Endpoint.Paths.BASE + path(endpoint) + " HTTP/1.1";
            var headers = authorised("Accept: " + accept);
            var head = new RawHttp(port()).send("HEAD" + line, headers);
            var get = new RawHttp(port()).send("GET" + line, headers);
            assertThat(head.status()).as(line).isEqualTo(get.status());
            assertThat(head.body()).isEmpty();
            assertThat(head.header("x-fapi-interaction-id")).hasSize(36);
        }
    }

    @Test
    void oddRequestLinesAreRefusedInTheFormatOfErrors() {
        for (var line : List.of(
                "GET  /accounts HTTP/1.1",
                "GET /accounts HTTP/3.0",
                "GET /acc ounts HTTP/1.1",
                "GET \u0001 HTTP/1.1",
                "GET http://[::1 HTTP/1.1",
                "GET //accounts HTTP/1.1",
                "GET /" + "a".repeat(70_000) + " HTTP/1.1",
                "G\u00e9T / HTTP/1.1")) {
            var answer = new RawHttp(port()).send(line, List.of());
            assertThat(answer.status())
                    .as(line.substring(0, Math.min(40, line.length())))
                    .isBetween(400, 505);
            assertThat(answer.status()).isNotIn(500, 502, 503, 504);
            if (!answer.body().isEmpty()) {
                inTheFormatOfErrors(line, answer);
            }
        }
    }

    private Answer sane(String method, String target, List<String> headers) {
        var path = target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
        var answer = new RawHttp(port()).send(method + " " + Endpoint.Paths.BASE + target + " HTTP/1.1", headers);
        var what = method + " " + target.substring(0, Math.min(200, target.length())) + " " + headers.getLast();
        assertThat(answer.status()).as("%s: %s", what, answer.body()).isLessThan(500);
        if (BEFORE_ANY_ENDPOINT.contains(answer.status()) || !method.equals("GET")) {
            inTheFormatOfErrors(what, answer);
        } else {
            CONTRACT.check(method, Endpoint.Paths.BASE + path, answer);
        }
        return answer;
    }

    private static void inTheFormatOfErrors(String what, Answer answer) {
        assertThat(answer.header("Content-Type")).as(what).startsWith("application/json");
        assertThat(answer.header("x-fapi-interaction-id")).as(what).hasSize(36);
        assertThat(Contract.errorsOf(CONTRACT.schema("/components/schemas/Error"), answer.body()))
                .as("%s: %s", what, answer.body())
                .isEmpty();
        assertThat(answer.body()).doesNotContain("Exception", "org.", "java.", "<html");
    }

    private static String path(Endpoint endpoint) {
        return endpoint.path()
                .substring(Endpoint.Paths.BASE.length())
                .replace("{AccountId}", S2_ACCOUNT)
                .replace("{StatementId}", GenerousBank.STATEMENT);
    }

    private List<String> authorised(String... more) {
        var accept = Arrays.stream(more).anyMatch(header -> header.startsWith("Accept:"))
                ? Stream.<String>of()
                : Stream.of("Accept: application/json");
        return new ArrayList<>(Stream.of(Stream.of("Authorization: Bearer " + token), accept, Arrays.stream(more))
                .flatMap(headers -> headers)
                .toList());
    }
}
