package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.http.Call.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The customer and the bank withdraw consents through the bank's other services. */
class RevocationsTest {

    private final RunningService service = RunningService.shared();
    private final Consents consents = new Consents(service);

    @Test
    void thePsuWhoAuthorisedRevokes() {
        String id = consents.authorised();
        UUID attempt = UUID.randomUUID();
        UUID interaction = UUID.randomUUID();
        Answer answer = consents.revoke(id, """
            {"by":"PSU","psuId":"psu-1","attemptId":"%s","interactionId":"%s"}\
            """.formatted(attempt, interaction));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/status")).isEqualTo("Revoked");
        assertThat(answer.at("/statusUpdateDateTime"))
                .isEqualTo(consents.get(id).at("/Data/StatusUpdateDateTime"));
        assertThat(metadata(id, 2).at("/actorKind").asString()).isEqualTo("Psu");
        assertThat(metadata(id, 2).at("/actorId").asString()).isEqualTo("psu-1");
        assertThat(metadata(id, 2).at("/attemptId").asString()).isEqualTo(attempt.toString());
        assertThat(metadata(id, 2).at("/interactionId").asString()).isEqualTo(interaction.toString());
    }

    @Test
    void theBankRevokesAndSaysWhoAndWhy() {
        for (String id : List.of(consents.created(), consents.authorised())) {
            long last = service.events(id);
            Answer answer = consents.revokeAsBank(id, "Suspected fraud");
            assertThat(answer.at("/status")).as(answer.text()).isEqualTo("Revoked");
            assertThat(consents.get(id).at("/Data/Status")).isEqualTo("Revoked");
            assertThat(metadata(id, last).at("/actorKind").asString()).isEqualTo("Bank");
            assertThat(metadata(id, last).at("/actorId").asString()).isEqualTo("staff-7");
            assertThat(text("payload", id, last)).contains("\"Suspected fraud\"");
        }
    }

    @Test
    void whatIsRevokedStaysAsItWasRevokedFirst() {
        String id = consents.authorised();
        Answer first = consents.revokeAsPsu(id, "psu-1");
        assertThat(consents.revokeAsPsu(id, "psu-1").text()).isEqualTo(first.text());
        assertThat(consents.revokeAsBank(id, "Suspected fraud").text()).isEqualTo(first.text());
        assertThat(consents.delete(id).at("/Data/Status")).isEqualTo("Revoked");
        assertThat(service.events(id)).isEqualTo(3);
    }

    @Test
    void onePastItsExpiryIsAnsweredAsExpiredAndNothingIsRecorded() {
        Instant expiry = RunningService.CLOCK.instant().plus(Duration.ofHours(1));
        String id = consents.created("""
            {"Data":{"Permissions":["ReadAccountsBasic"],"ExpirationDateTime":"%s"}}\
            """.formatted(expiry));
        RunningService.CLOCK.ahead(Duration.ofHours(2), () -> {
            Answer answer = consents.revokeAsBank(id, "Suspected fraud");
            assertThat(answer.at("/status")).as(answer.text()).isEqualTo("Expired");
            assertThat(answer.at("/statusUpdateDateTime")).isEqualTo(expiry.toString());
        });
        assertThat(service.events(id)).isEqualTo(1);
    }

    @Test
    void refusalsAreFacts() {
        String awaiting = consents.created();
        String authorised = consents.authorised();
        String rejected = consents.created();
        consents.reject(rejected, UUID.randomUUID());
        assertRefused(consents.revokeAsPsu(awaiting, "psu-1"), 409, "AnotherPsu");
        assertRefused(consents.revokeAsPsu(authorised, "psu-2"), 409, "AnotherPsu");
        assertRefused(consents.revokeAsPsu(rejected, "psu-1"), 409, "AnotherPsu");
        assertRefused(consents.revokeAsBank(rejected, "Suspected fraud"), 409, "ConsentRejected");
        assertRefused(consents.revokeAsBank("PTmhIm9kTjq1LK49u8PI-A", "Suspected fraud"), 404, "UnknownConsent");
        assertRefused(consents.revokeAsPsu("nonsense", "psu-1"), 404, "UnknownConsent");
    }

    @Test
    void aMalformedBodyIsRefusedAndChangesNothing() {
        String id = consents.authorised();
        for (String body : List.of(
                "",
                "{}",
                "{\"by\":\"TPP\",\"psuId\":\"psu-1\"}",
                "{\"psuId\":\"psu-1\"}",
                "{\"by\":\"PSU\"}",
                "{\"by\":\"PSU\",\"psuId\":null}",
                "{\"by\":\"PSU\",\"psuId\":\"psu-1\",\"attemptId\":\"no-uuid\"}",
                "{\"by\":\"BANK\",\"actorId\":\"staff-7\"}",
                "{\"by\":\"BANK\",\"reason\":\"Suspected fraud\"}",
                "{\"by\":\"BANK\",\"actorId\":\"staff 7\",\"reason\":\"Suspected fraud\"}",
                "{\"by\":\"BANK\",\"actorId\":\"staff-7\",\"reason\":\"\"}",
                "{\"by\":\"BANK\",\"actorId\":\"staff-7\",\"reason\":\" \"}",
                "{\"by\":\"BANK\",\"actorId\":\"staff-7\",\"reason\":\"a\\u0000b\"}",
                "{\"by\":\"BANK\",\"actorId\":\"staff-7\",\"reason\":\"" + "x".repeat(201) + "\"}")) {
            Answer answer = consents.revoke(id, body);
            assertThat(answer.status()).as(body + " " + answer.text()).isEqualTo(400);
        }
        assertThat(service.events(id)).isEqualTo(2);
        assertThat(consents.revokeAsBank(id, "x".repeat(200)).status()).isEqualTo(200);
    }

    @Test
    void onlyServicesThatMayDecideRevoke() {
        String path = "/internal/consents/" + consents.authorised() + "/revocations";
        String body = "{\"by\":\"PSU\",\"psuId\":\"psu-1\"}";
        assertThat(service.call("POST", path).json(body).send().status()).isEqualTo(401);
        assertThat(service.call("POST", path)
                        .token(Consents.tppOne())
                        .json(body)
                        .send()
                        .status())
                .isEqualTo(401);
        assertThat(service.call("POST", path)
                        .token(RunningService.TOKENS.ofService("consents:read"))
                        .json(body)
                        .send()
                        .status())
                .isEqualTo(403);
    }

    private JsonNode metadata(String id, long sequence) {
        return new JsonMapper().readTree(text("metadata", id, sequence));
    }

    private String text(String column, String id, long sequence) {
        return service.database()
                .sql("select convert_from(" + column + ", 'UTF8') from event where entity_id = ? and sequence = ?")
                .params(id, sequence)
                .query(String.class)
                .single();
    }

    private static void assertRefused(Answer answer, int status, String refusal) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.at("/refusal")).isEqualTo(refusal);
    }
}
