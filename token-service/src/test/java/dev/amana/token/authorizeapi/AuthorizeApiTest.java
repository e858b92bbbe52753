package dev.amana.token.authorizeapi;

import static dev.amana.token.farends.CoreBanking.ACCOUNTS;
import static dev.amana.token.farends.CoreBanking.SALMA;
import static dev.amana.token.farends.CoreBanking.YUSUF;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import dev.amana.token.farends.CoreBanking.Customer;
import dev.amana.token.pages.PagesTest;
import dev.amana.token.support.Answers;
import dev.amana.token.support.Http;
import dev.amana.token.support.KeyFiles;
import dev.amana.token.support.Tpp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuthorizeApiTest extends PagesTest {

    private static final String PATH = "/apigateway/as/authorize";

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void twoCallsGiveTheCode() {
        int before = CORE_BANKING.messages(SALMA).size();
        Reply started = call(PATH, start(SALMA));
        assertThat(started.status()).isEqualTo(201);
        String attempt = started.text("AttemptId");
        assertThat(started.header("Location")).isEqualTo("http://localhost:8080" + PATH + "/" + attempt);

        String decision = decision(codeAfter(SALMA, before), "Authorise");
        Reply decided = call(PATH + "/" + attempt, decision);

        assertThat(decided.status()).isEqualTo(200);
        assertThat(decided.text("Code")).isNotEmpty();
        assertThat(decided.text("RedirectUri")).isEqualTo(REDIRECT.toString());
        assertThat(decided.text("State")).isEqualTo("xyz");
        assertThat(decided.text("Iss")).isEqualTo("http://localhost:8080/apigateway/as");
        assertThat(CONSENTS.status(consentId)).isEqualTo("Authorised");

        Reply repeated = call(PATH + "/" + attempt, decision);
        assertThat(repeated.text("Code")).isNotEqualTo(decided.text("Code"));
        assertThat(CONSENTS.handovers(consentId)).hasSize(1);
    }

    @Test
    void rejectionIsAccessDenied() {
        int before = CORE_BANKING.messages(SALMA).size();
        String attempt = call(PATH, start(SALMA)).text("AttemptId");
        Reply decided = call(PATH + "/" + attempt, decision(codeAfter(SALMA, before), "Reject"));

        assertThat(decided.status()).isEqualTo(200);
        assertThat(decided.text("Error")).isEqualTo("access_denied");
        assertThat(decided.body().has("Code")).isFalse();
        assertThat(CONSENTS.status(consentId)).isEqualTo("Rejected");
    }

    @Test
    void wrongCodesEndTheAttempt() {
        int before = CORE_BANKING.messages(YUSUF).size();
        String attempt = call(PATH, start(YUSUF)).text("AttemptId");
        String wrong = decision(otherThan(codeAfter(YUSUF, before)), "Authorise");
        for (int entry = 1; entry <= 4; entry++) {
            call(PATH + "/" + attempt, wrong).refused(400, "BH.OBF.Field.Invalid", "Otp");
        }
        call(PATH + "/" + attempt, wrong).refused(400, "BH.OBF.Reauthenticate", "");
        call(PATH, start(YUSUF)).refused(429, "BH.OBF.UnexpectedError", "");
        assertThat(CONSENTS.handovers(consentId)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS"})
    void anotherMethodIsToldThatOnlyPostIsTaken(String method) {
        for (String path : List.of(PATH, PATH + "/" + UUID.randomUUID())) {
            HttpResponse<String> response =
                    Http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(response.statusCode()).as(path).isEqualTo(405);
            assertThat(response.headers().firstValue("Allow")).contains("POST");
            assertThat(response.body()).contains("BH.OBF.Resource.InvalidFormat");
        }
    }

    @Test
    void callersAreKnownByTheirPublicToken() {
        send(PATH, start(SALMA), "").refused(401, "BH.OBF.Header.Invalid", "");
        send(PATH, start(SALMA), "Bearer nonsense").refused(401, "BH.OBF.Header.Invalid", "");
        send(PATH, start(SALMA), "Bearer " + token("tpp-one", "payments")).refused(403, "BH.OBF.Header.Invalid", "");
        send(PATH, start(SALMA), "Bearer " + token("tpp-two", "accounts"))
                .refused(403, "BH.OBF.Resource.ConsentMismatch", "");
    }

    @Test
    void aBoundTokenIsTakenWithItsProofAlone() throws Exception {
        var key = KeyFiles.ec("authorize-api");
        var proofs = new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256);
        Tpp tpp = new Tpp(port, "tpp-one", KeyFiles.ONE_ES256);
        HTTPRequest request = new TokenRequest.Builder(
                        tpp.tokenEndpoint(), tpp.authentication(), new ClientCredentialsGrant())
                .scope(new Scope("accounts"))
                .build()
                .toHTTPRequest();
        request.setDPoP(proofs.createDPoPJWT("POST", URI.create("http://localhost:8080/apigateway/as/token.oauth2")));
        String token = Answers.accessToken(Tpp.send(request)).serialize();
        String proof = proofs.createDPoPJWT(
                        "POST", URI.create("http://localhost:8080" + PATH), new DPoPAccessToken(token))
                .serialize();

        Reply bearer = send(PATH, start(SALMA), "Bearer " + token);
        bearer.refused(401, "BH.OBF.Header.Invalid", "");
        assertThat(bearer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        Reply unproven = send(PATH, start(SALMA), "DPoP " + token);
        unproven.refused(401, "BH.OBF.Header.Invalid", "");
        assertThat(unproven.header("WWW-Authenticate")).isEqualTo("DPoP error=\"invalid_dpop_proof\"");
        assertThat(send(PATH, start(SALMA), "DPoP " + token, "DPoP", proof).status())
                .isEqualTo(201);
        send(PATH, start(SALMA), "DPoP " + token, "DPoP", proof).refused(401, "BH.OBF.Header.Invalid", "");
    }

    @Test
    void attemptBelongsToItsCallerAndToThisApi() {
        String attempt = call(PATH, start(SALMA)).text("AttemptId");
        send(PATH + "/" + attempt, decision("123456", "Reject"), "Bearer " + token("tpp-two", "accounts"))
                .refused(400, "BH.OBF.Resource.NotFound", "");
        assertThat(browser().open("/authpage/attempts/" + attempt).status()).isEqualTo(404);
        String pageAttempt = attempt().replace("/authpage/attempts/", "");
        call(PATH + "/" + pageAttempt, decision("123456", "Reject")).refused(400, "BH.OBF.Resource.NotFound", "");
    }

    @Test
    void whatIsWrongIsNamed() {
        Map<String, String> good = fields(SALMA);
        for (String field : new String[] {"ConsentId", "Cpr", "Mobile", "Cif", "RedirectUri"}) {
            Map<String, String> body = new java.util.HashMap<>(good);
            body.remove(field);
            call(PATH, json.writeValueAsString(body)).refused(400, "BH.OBF.Field.Missing", field);
        }
        for (String field : new String[] {"Cpr", "Mobile", "Cif", "RedirectUri", "CodeChallenge"}) {
            Map<String, String> body = new java.util.HashMap<>(good);
            body.put(field, "?!");
            call(PATH, json.writeValueAsString(body)).refused(400, "BH.OBF.Field.Invalid", field);
        }
        Map<String, String> nul = new java.util.HashMap<>(good);
        nul.put("State", "a\0b");
        call(PATH, json.writeValueAsString(nul)).refused(400, "BH.OBF.Field.Invalid", "State");
        for (String id : new String[] {UUID.randomUUID().toString(), "a\0b", "../consents"}) {
            Map<String, String> unknown = new java.util.HashMap<>(good);
            unknown.put("ConsentId", id);
            call(PATH, json.writeValueAsString(unknown)).refused(400, "BH.OBF.Resource.NotFound", "");
        }
        call(PATH, "{").refused(400, "BH.OBF.Resource.InvalidFormat", "");
        CONSENTS.set(consentId, "status", "Revoked");
        call(PATH, start(SALMA)).refused(400, "BH.OBF.Resource.InvalidConsentStatus", "");
    }

    @Test
    void accountsMustBeTheCustomersAndCanBeGivenAgain() {
        int before = CORE_BANKING.messages(SALMA).size();
        String attempt = call(PATH, start(SALMA)).text("AttemptId");
        String code = codeAfter(SALMA, before);
        call(PATH + "/" + attempt, "{\"Otp\":\"%s\",\"Decision\":\"Authorise\"}".formatted(code))
                .refused(400, "BH.OBF.Field.Missing", "AccountIds");
        call(PATH + "/" + attempt, decision(code, "Authorise").replace(ACCOUNTS.getFirst(), "another"))
                .refused(400, "BH.OBF.Field.Invalid", "AccountIds");
        assertThat(call(PATH + "/" + attempt, decision(code, "Authorise")).text("Code"))
                .isNotEmpty();
    }

    @Test
    void anotherCustomerCannotAuthoriseAgain() {
        CONSENTS.set(consentId, "status", "Authorised");
        CONSENTS.set(consentId, "psuId", SALMA.psuId());
        int before = CORE_BANKING.messages(YUSUF).size();
        String attempt = call(PATH, start(YUSUF)).text("AttemptId");
        call(PATH + "/" + attempt, decision(codeAfter(YUSUF, before), "Authorise"))
                .refused(403, "BH.OBF.Resource.ConsentMismatch", "");
    }

    @Test
    void silentCoreBankingIs503() {
        CORE_BANKING.silent(true);
        Reply reply = call(PATH, start(SALMA));
        reply.refused(503, "BH.OBF.UnexpectedError", "");
        assertThat(reply.header("Retry-After")).isNotEmpty();
    }

    private Map<String, String> fields(Customer customer) {
        return Map.of(
                "ConsentId",
                consentId,
                "Cpr",
                customer.cpr(),
                "Mobile",
                customer.mobile(),
                "Cif",
                customer.cif(),
                "RedirectUri",
                REDIRECT.toString(),
                "State",
                "xyz");
    }

    private String start(Customer customer) {
        return json.writeValueAsString(fields(customer));
    }

    private static String decision(String otp, String decision) {
        return "{\"Otp\":\"%s\",\"Decision\":\"%s\",\"AccountIds\":[\"%s\"]}"
                .formatted(otp, decision, ACCOUNTS.getFirst());
    }

    private Reply call(String path, String body) {
        return send(path, body, "Bearer " + token("tpp-one", "accounts"));
    }

    private String token(String clientId, String scope) {
        Tpp tpp = new Tpp(port, clientId, clientId.equals("tpp-one") ? KeyFiles.ONE_ES256 : KeyFiles.TWO_ES256);
        return Answers.accessToken(tpp.token(new ClientCredentialsGrant(), new Scope(scope)))
                .serialize();
    }

    private Reply send(String path, String body, String authorization, String... more) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Content-Type", "application/json")
                    .header("Authorization", authorization)
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            if (more.length > 0) {
                request.headers(more);
            }
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), json.readTree(response.body()), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Reply(int status, JsonNode body, HttpResponse<String> response) {

        String text(String field) {
            return body.path(field).asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        void refused(int expected, String code, String path) {
            assertThat(status).as("%s", body).isEqualTo(expected);
            assertThat(header("x-fapi-interaction-id")).isEqualTo(text("Id"));
            JsonNode error = body.get("Errors").get(0);
            assertThat(error.get("ErrorCode").stringValue()).isEqualTo(code);
            assertThat(error.path("Path").asString("")).isEqualTo(path);
        }
    }
}
