package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.http.Call.Answer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InternalConsentsTest {

    private final RunningService service = RunningService.shared();
    private final Consents consents = new Consents(service);

    @Test
    void aConsentIsReadWithAllThatOtherServicesMayKnow() {
        Instant before = Instant.now().minusSeconds(1);
        String id = consents.created();
        Answer awaiting = consents.internal(id);
        assertThat(awaiting.status()).isEqualTo(200);
        assertThat(awaiting.json().propertyNames())
                .containsExactly(
                        "consentId",
                        "sequence",
                        "asOf",
                        "clientId",
                        "status",
                        "creationDateTime",
                        "statusUpdateDateTime",
                        "expirationDateTime",
                        "permissions",
                        "accountIds");
        assertThat(Instant.parse(awaiting.at("/asOf"))).isAfter(before);
        assertThat(Instant.parse(awaiting.at("/expirationDateTime")))
                .isEqualTo(Instant.parse(awaiting.at("/creationDateTime"))
                        .atOffset(ZoneOffset.UTC)
                        .plusMonths(12)
                        .toInstant());

        consents.authorise(id, UUID.randomUUID(), "psu-1");
        Answer authorised = consents.internal(id);
        assertThat(authorised.at("/status")).isEqualTo("Authorised");
        assertThat(authorised.at("/psuId")).isEqualTo("psu-1");
        assertThat(authorised.json().at("/accountIds").toString()).isEqualTo("[\"" + Consents.ACCOUNT + "\"]");
        assertThat(authorised.json().at("/lastAuthorisedSeq").asLong()).isEqualTo(1);
        assertThat(authorised.json().at("/sequence").asLong()).isEqualTo(1);
    }

    @Test
    void theSameAttemptGetsTheSameAnswerAndNoSecondEvent() {
        String id = consents.created();
        UUID attempt = UUID.randomUUID();
        Answer first = consents.authorise(id, attempt, "psu-1");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text())
                .startsWith("{\"consentId\":\"" + id + "\",\"authorisedSeq\":1,\"sequence\":1,\"expirationDateTime\":");
        assertThat(consents.authorise(id, attempt, "psu-1").text()).isEqualTo(first.text());
        Answer second = consents.authorise(id, UUID.randomUUID(), "psu-1");
        assertThat(second.json().at("/authorisedSeq").asLong()).isEqualTo(2);
        assertThat(consents.authorise(id, attempt, "psu-1").text()).isEqualTo(first.text());
        consents.delete(id);
        assertThat(consents.authorise(id, attempt, "psu-1").text()).isEqualTo(first.text());
        assertThat(service.events(id)).isEqualTo(4);
    }

    @Test
    void refusalsAreFacts() {
        String authorised = consents.authorised();
        String rejected = consents.created();
        consents.reject(rejected, UUID.randomUUID());
        String revoked = consents.created();
        consents.delete(revoked);
        UUID attempt = UUID.randomUUID();
        assertRefused(consents.authorise(authorised, attempt, "psu-2"), 409, "AnotherPsu");
        assertRefused(consents.reject(authorised, attempt), 409, "NotAwaitingAuthorisation");
        assertRefused(consents.authorise(rejected, attempt, "psu-1"), 409, "ConsentRejected");
        assertRefused(consents.authorise(revoked, attempt, "psu-1"), 409, "ConsentRevoked");
        assertRefused(consents.authorise("PTmhIm9kTjq1LK49u8PI-A", attempt, "psu-1"), 404, "UnknownConsent");
        assertRefused(consents.authorise("nonsense", attempt, "psu-1"), 404, "UnknownConsent");
        assertRefused(consents.internal("nonsense"), 404, "UnknownConsent");
        String body = """
                {"attemptId":"%s","clientId":"%s","psuId":"psu-1","accountIds":%s}""";
        assertRefused(
                consents.authorise(authorised, body.formatted(attempt, "tpp-two", "[\"a\"]")), 409, "AnotherClient");
        assertRefused(consents.authorise(authorised, body.formatted(attempt, "tpp-one", "[]")), 409, "NoAccounts");
        consents.authorise(authorised, body.formatted(attempt, "tpp-one", "[\"a\"]"));
        assertRefused(
                consents.authorise(authorised, body.formatted(attempt, "tpp-one", "[\"b\"]")), 409, "AttemptReused");
    }

    @Test
    void aMalformedBodyIsRefusedAndChangesNothing() {
        String id = consents.created();
        for (String body : List.of(
                "",
                "nonsense",
                "{}",
                "{\"attemptId\":\"no-uuid\",\"clientId\":\"tpp-one\",\"psuId\":\"p\",\"accountIds\":[\"a\"]}",
                "{\"attemptId\":null,\"clientId\":\"tpp-one\",\"psuId\":\"p\",\"accountIds\":[\"a\"]}",
                "{\"attemptId\":\"%s\",\"clientId\":\"\",\"psuId\":\"p\",\"accountIds\":[\"a\"]}",
                "{\"attemptId\":\"%s\",\"clientId\":\"tpp-one\",\"psuId\":7,\"accountIds\":[\"a\"]}",
                "{\"attemptId\":\"%s\",\"clientId\":\"tpp-one\",\"psuId\":\"p\",\"accountIds\":[null]}",
                "{\"attemptId\":\"%s\",\"clientId\":\"tpp-one\",\"psuId\":\"p\",\"accountIds\":[\"a b\"]}",
                "{\"attemptId\":\"%s\",\"clientId\":\"tpp-one\",\"psuId\":\"p\"}")) {
            Answer answer =
                    consents.authorise(id, body.replace("%s", UUID.randomUUID().toString()));
            assertThat(answer.status()).as(body + " " + answer.text()).isEqualTo(400);
            assertThat(answer.header("content-type")).contains("application/json");
        }
        assertThat(service.events(id)).isEqualTo(1);
    }

    @Test
    void onlyOtherServicesMayCallAndEachItsPart() {
        String id = consents.created();
        String path = "/internal/consents/" + id;
        assertThat(service.call("GET", path).send().status()).isEqualTo(401);
        assertThat(service.call("GET", path).token(Consents.tppOne()).send().status())
                .isEqualTo(401);
        String reader = RunningService.TOKENS.ofService("consents:read");
        assertThat(service.call("GET", path).token(reader).send().status()).isEqualTo(200);
        assertThat(service.call("POST", path + "/authorisations")
                        .token(reader)
                        .json("{}")
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(service.call("POST", path + "/rejections")
                        .token(reader)
                        .json("{}")
                        .send()
                        .status())
                .isEqualTo(403);
        String decider = RunningService.TOKENS.ofService("consents:decide");
        assertThat(service.call("GET", path).token(decider).send().status()).isEqualTo(403);
    }

    @Test
    void everyEventSaysWhoDidItAndThroughWhichCall() {
        String id = consents.created();
        UUID attempt = UUID.randomUUID();
        UUID interaction = UUID.randomUUID();
        consents.authorise(id, """
                {"attemptId":"%s","clientId":"tpp-one","psuId":"psu-1","accountIds":["a"],"interactionId":"%s"}""".formatted(attempt, interaction));
        Map<String, Object> expected =
                Map.of("actorKind", "Psu", "actorId", "psu-1", "attemptId", attempt, "interactionId", interaction);
        String metadata = service.database()
                .sql("select convert_from(metadata, 'UTF8') from event where entity_id = ? and sequence = 1")
                .param(id)
                .query(String.class)
                .single();
        expected.forEach((name, value) -> assertThat(metadata).contains("\"" + name + "\":\"" + value + "\""));
        assertThat(metadata).contains("\"commandId\":");
    }

    private static void assertRefused(Answer answer, int status, String refusal) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.at("/refusal")).isEqualTo(refusal);
        assertThat(answer.at("/message")).isNotBlank();
    }
}
