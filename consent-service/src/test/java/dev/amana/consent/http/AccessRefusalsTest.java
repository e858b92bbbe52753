package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.http.Call.Answer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may not, and what is not there. */
class AccessRefusalsTest {

    private static final String UNKNOWN = "PTmhIm9kTjq1LK49u8PI-A";
    private static final TokenMint TOKENS = RunningService.TOKENS;

    private final RunningService service = RunningService.shared();
    private final Consents consents = new Consents(service);

    @Test
    void everyOperationNeedsAGenuineCurrentPublicToken() {
        String id = consents.created();
        for (String operation : List.of("POST", "GET", "PATCH", "DELETE")) {
            Answer none = call(operation, id, null);
            assertThat(none.status()).as(operation).isEqualTo(401);
            assertThat(none.header("www-authenticate").orElseThrow()).startsWith("Bearer");
            for (String token : List.of(
                    "nonsense",
                    TOKENS.forged("tpp-one"),
                    TOKENS.expired("tpp-one"),
                    TOKENS.ofResource("tpp-one"),
                    Consents.tokenService())) {
                Answer refused = call(operation, id, token);
                assertThat(refused.status())
                        .as(operation + " " + refused.text())
                        .isEqualTo(401);
                assertThat(refused.header("www-authenticate").orElseThrow()).contains("invalid_token");
                assertThat(refused.header("x-fapi-interaction-id")).isPresent();
                assertThat(refused.at("/Code")).startsWith("401 ");
            }
            Answer payments = call(operation, id, TOKENS.ofTppWithScope("tpp-one", "payments"));
            assertThat(payments.status()).isEqualTo(403);
            assertThat(payments.header("www-authenticate").orElseThrow()).contains("insufficient_scope");
        }
        assertThat(service.events(id)).isEqualTo(1);
    }

    @Test
    void anotherTppsConsentIsNoneOfTheirBusiness() {
        String id = consents.created();
        for (String operation : List.of("GET", "PATCH", "DELETE")) {
            Answer refused = call(operation, id, TOKENS.ofTpp("tpp-two"));
            Refused.assertErrors(refused, 403, List.of("Resource.ConsentMismatch"));
        }
        assertThat(consents.get(id).at("/Data/Status")).isEqualTo("AwaitingAuthorisation");
    }

    @Test
    void anIdThatNamesNoConsentIsNotFound() {
        for (String id : List.of(UNKNOWN, "x", "..%20..", "glBChqDKSK2SkOUS3n1pOR", "a".repeat(300), "%00", "%C3%A9")) {
            for (String operation : List.of("GET", "PATCH", "DELETE")) {
                Answer refused = call(operation, id, Consents.tppOne());
                assertThat(refused.status()).as(operation + " " + id).isEqualTo(400);
                assertThat(refused.header("content-type")).contains("application/json");
            }
        }
        Refused.assertErrors(consents.get(UNKNOWN), 400, List.of("Resource.NotFound"));
    }

    @Test
    void whatIsNotThereIsRefusedInJson() {
        String token = Consents.tppOne();
        assertThat(service.call("GET", "/apigateway/bobf/release1.0.0/nothing")
                        .token(token)
                        .send()
                        .status())
                .isEqualTo(404);
        Answer method =
                service.call("PUT", Call.CONSENTS).token(token).json("{}").send();
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("allow").orElseThrow()).contains("POST");
        Answer type = service.call("POST", Call.CONSENTS)
                .token(token)
                .header("Content-Type", "text/plain")
                .body(Consents.SMALLEST)
                .send();
        assertThat(type.status()).isEqualTo(415);
        Answer accept = service.call("GET", Call.CONSENTS + "/" + consents.created())
                .token(token)
                .header("Accept", "text/html")
                .send();
        assertThat(accept.status()).isEqualTo(406);
        for (Answer answer : List.of(method, type, accept)) {
            assertThat(answer.header("content-type")).contains("application/json");
            assertThat(answer.at("/Errors/0/ErrorCode")).startsWith("BH.OBF.");
        }
    }

    @Test
    void theInteractionIdComesBack() {
        String interaction = UUID.randomUUID().toString();
        Answer answer = service.call("GET", Call.CONSENTS + "/" + UNKNOWN)
                .token(Consents.tppOne())
                .header("x-fapi-interaction-id", interaction)
                .send();
        assertThat(answer.header("x-fapi-interaction-id")).contains(interaction);
        assertThat(answer.at("/Id")).isEqualTo(interaction);
    }

    @Test
    void theHealthOfTheServiceIsOpenAndNothingElseIs() {
        assertThat(service.call("GET", "/actuator/health/liveness").send().status())
                .isEqualTo(200);
        assertThat(service.call("GET", "/actuator/health/readiness").send().status())
                .isEqualTo(200);
        assertThat(service.call("GET", "/actuator/env").send().status()).isEqualTo(404);
    }

    private Answer call(String operation, String id, @Nullable String token) {
        Call call = service.call(operation, Call.CONSENTS + (operation.equals("POST") ? "" : "/" + id))
                .token(token);
        return switch (operation) {
            case "POST" -> call.json(Consents.SMALLEST).send();
            case "PATCH" -> call.json(Consents.REVOKED).send();
            default -> call.send();
        };
    }
}
