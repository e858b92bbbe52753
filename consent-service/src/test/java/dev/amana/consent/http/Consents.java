package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.http.Call.Answer;
import java.util.UUID;

/** What TPPs and token-service do with consents, in one line each. */
final class Consents {

    static final String SMALLEST = """
        {"Data":{"Permissions":["ReadAccountsBasic"]}}\
        """;
    static final String ACCOUNT = "Zz83yzNPQv6u5aWQbCwQWQ";
    static final String REVOKED = """
        {"Data":{"Status":"Revoked"}}\
        """;

    private final RunningService service;

    Consents(RunningService service) {
        this.service = service;
    }

    static String tppOne() {
        return RunningService.TOKENS.ofTpp("tpp-one");
    }

    static String tokenService() {
        return RunningService.TOKENS.ofService("consents:read consents:decide");
    }

    String created() {
        return created(SMALLEST);
    }

    String created(String body) {
        Answer answer =
                service.call("POST", Call.CONSENTS).token(tppOne()).json(body).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.at("/Data/ConsentId");
    }

    String authorised() {
        String id = created();
        Answer answer = authorise(id, UUID.randomUUID(), "psu-1");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return id;
    }

    Answer get(String id) {
        return service.call("GET", Call.CONSENTS + "/" + id).token(tppOne()).send();
    }

    Answer delete(String id) {
        return service.call("DELETE", Call.CONSENTS + "/" + id).token(tppOne()).send();
    }

    Answer patch(String id, String body) {
        return service.call("PATCH", Call.CONSENTS + "/" + id)
                .token(tppOne())
                .json(body)
                .send();
    }

    Answer internal(String id) {
        return service.call("GET", "/internal/consents/" + id)
                .token(tokenService())
                .send();
    }

    Answer authorise(String id, UUID attempt, String psu) {
        return authorise(id, """
            {"attemptId":"%s","clientId":"tpp-one","psuId":"%s","accountIds":["%s"]}\
            """.formatted(attempt, psu, ACCOUNT));
    }

    Answer authorise(String id, String body) {
        return service.call("POST", "/internal/consents/" + id + "/authorisations")
                .token(tokenService())
                .json(body)
                .send();
    }

    Answer revokeAsPsu(String id, String psu) {
        return revoke(id, """
            {"by":"PSU","psuId":"%s"}\
            """.formatted(psu));
    }

    Answer revokeAsBank(String id, String reason) {
        return revoke(id, """
            {"by":"BANK","actorId":"staff-7","reason":"%s"}\
            """.formatted(reason));
    }

    Answer revoke(String id, String body) {
        return service.call("POST", "/internal/consents/" + id + "/revocations")
                .token(tokenService())
                .json(body)
                .send();
    }

    Answer ofPsu(String query) {
        return service.call("GET", "/internal/consents?" + query)
                .token(tokenService())
                .send();
    }

    Answer reject(String id, UUID attempt) {
        return reject(id, """
            {"attemptId":"%s","clientId":"tpp-one","psuId":"psu-1","reason":"PsuDeclined"}\
            """.formatted(attempt));
    }

    Answer reject(String id, String body) {
        return service.call("POST", "/internal/consents/" + id + "/rejections")
                .token(tokenService())
                .json(body)
                .send();
    }
}
