package dev.amana.token.authorise;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import dev.amana.token.support.ConsentServiceWire;
import dev.amana.token.support.Http;
import dev.amana.token.support.KeyFiles;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Requests that were pushed, or come plain where that is allowed (RFC 9126). */
class PushedRequestsTest extends AuthorisationRequestsTest {

    private static final Pattern REQUEST_URI = Pattern.compile("\"request_uri\":\"([^\"]+)\"");

    private static String requestUri(HttpResponse<String> response) {
        Matcher found = REQUEST_URI.matcher(response.body());
        assertThat(found.find()).as(response.body()).isTrue();
        return found.group(1);
    }

    @Test
    void aPushedRequestLeadsToThePageOfItsAttemptAlsoAfterAReload() {
        HttpResponse<String> pushed = push(request(consent("tpp-one", "AwaitingAuthorisation")));
        assertThat(pushed.statusCode()).isEqualTo(201);
        assertThat(pushed.body()).containsPattern("\"expires_in\":(29\\d|300)");
        Map<String, String> query = Map.of("client_id", "tpp-one", "request_uri", requestUri(pushed));

        HttpResponse<String> first = arrive(AUTHORISE, query);
        HttpResponse<String> again = arrive("/apigateway/as/authorization.oauth2", query);

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location"))
                .hasValueSatisfying(page -> assertThat(page).contains("/authpage/attempts/"));
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }

    @Test
    void aPushedRequestIsItsClientsAlone() {
        String requestUri = requestUri(push(request(consent("tpp-one", "AwaitingAuthorisation"))));

        assertProblemPage(arrive(AUTHORISE, Map.of("client_id", "tpp-two", "request_uri", requestUri)));
        assertProblemPage(arrive(AUTHORISE, Map.of("client_id", "tpp-one", "request_uri", requestUri + "x")));
        assertProblemPage(arrive(AUTHORISE, Map.of("client_id", "tpp-one", "request_uri", "https://evil.example/r")));
    }

    @Test
    void aConsentGoneSinceThePushIsToldToTheTpp() {
        String consentId = consent("tpp-one", "AwaitingAuthorisation");
        String requestUri = requestUri(push(request(consentId)));
        ConsentServiceWire.RUNNING.change(
                consentId, "tpp-one", "Revoked", 0, Instant.now().plusSeconds(60));

        Map<String, String> answer =
                answer(arrive(AUTHORISE, Map.of("client_id", "tpp-one", "request_uri", requestUri)));
        assertThat(answer)
                .containsEntry("error", "invalid_request")
                .containsEntry("state", "st&te")
                .containsEntry("iss", ISSUER);
    }

    @Test
    void theSandboxTakesAPlainRequest() {
        HttpResponse<String> response = arrive(AUTHORISE, request(consent("tpp-one", "Authorised")));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location"))
                .hasValueSatisfying(page -> assertThat(page).contains("/authpage/attempts/"));
    }

    @Test
    void theConsentMayComeAsOpenbankingIntentId() {
        Map<String, String> request = request("");
        request.remove("consent_id");
        request.put(
                "claims",
                "{\"id_token\":{\"openbanking_intent_id\":{\"value\":\"" + consent("tpp-one", "AwaitingAuthorisation")
                        + "\",\"essential\":true}}}");

        assertThat(push(request).statusCode()).isEqualTo(201);
        request.put("consent_id", consent("tpp-one", "AwaitingAuthorisation"));
        assertThat(push(request).body()).contains("invalid_request");
    }

    @Test
    void aRequestMayAlsoBePosted() {
        HttpResponse<String> response = Http.form(at(AUTHORISE), request(consent("tpp-one", "AwaitingAuthorisation")));

        assertThat(response.statusCode()).isEqualTo(303);
    }

    @Test
    void aPushMayNameItsKeyOrProveItButNotBothDifferently() throws Exception {
        var factory = new DefaultDPoPProofFactory(KeyFiles.ONE_ES256, JWSAlgorithm.ES256);
        String own = KeyFiles.ONE_ES256.computeThumbprint().toString();
        String other = KeyFiles.TWO_ES256.computeThumbprint().toString();
        URI par = URI.create(ISSUER + "/par");
        Map<String, String> request = request(consent("tpp-one", "AwaitingAuthorisation"));

        assertThat(push(request, "DPoP", factory.createDPoPJWT("POST", par).serialize())
                        .statusCode())
                .isEqualTo(201);
        request.put("dpop_jkt", own);
        assertThat(push(request, "DPoP", factory.createDPoPJWT("POST", par).serialize())
                        .statusCode())
                .isEqualTo(201);
        request.put("dpop_jkt", other);
        assertThat(push(request, "DPoP", factory.createDPoPJWT("POST", par).serialize())
                        .body())
                .contains("invalid_dpop_proof");
        assertThat(push(request, "DPoP", "garbage").body()).contains("invalid_dpop_proof");
    }

    @Test
    void aPushedRequestHoldsNoRequestUriAndNoOtherClientId() {
        Map<String, String> request = request(consent("tpp-one", "AwaitingAuthorisation"));
        request.put("request_uri", "urn:x");
        assertThat(push(request).body()).contains("invalid_request");
        request.remove("request_uri");
        request.put("client_id", "tpp-two");
        assertThat(push(request).statusCode()).isIn(400, 401);
        request.remove("client_id");
        assertThat(push(request).statusCode()).isEqualTo(201);
    }
}
