package dev.amana.token.authorise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.support.ConsentServiceWire;
import dev.amana.token.support.Http;
import dev.amana.token.support.TokenServiceTest;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a TPP asks by, and how it arrives: pushed before, or in the address alone. */
abstract class AuthorisationRequestsTest extends TokenServiceTest {

    static final String AUTHORISE = "/as/authorization.oauth2";
    static final String CALLBACK = "https://tpp-one.example/callback";

    static String consent(String clientId, String status) {
        return ConsentServiceWire.RUNNING.consent(
                clientId, status, 0, Instant.now().plusSeconds(3600));
    }

    static Map<String, String> request(String consentId) {
        return new HashMap<>(Map.of(
                "client_id", "tpp-one",
                "response_type", "code",
                "redirect_uri", CALLBACK,
                "scope", "openid accounts",
                "state", "st&te",
                "nonce", "n-1",
                "consent_id", consentId,
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256"));
    }

    HttpResponse<String> push(Map<String, String> request, String... headers) {
        return tppOne().form("/apigateway/as/par", request, headers);
    }

    HttpResponse<String> arrive(String path, Map<String, String> query) {
        return Http.get(URI.create(at(path) + "?" + Http.form(query)));
    }

    static Map<String, String> answer(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        String location = response.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(CALLBACK + "?");
        return Arrays.stream(location.substring(location.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static void assertProblemPage(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(response.body()).contains("Nothing was shared").doesNotContain("<script>");
    }
}
