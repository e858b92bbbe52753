package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.amana.consent.http.Call.Answer;
import dev.amana.consent.replay.ReplayPhase;
import dev.amana.consent.replay.Replays;
import dev.amana.openbanking.ApiDateTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** What an auditor learns of consents: what they were at any instant, and what happened to them through whom. */
class AuditTest {

    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(60);

    private final RunningService service = RunningService.shared();
    private final Consents consents = new Consents(service);
    private final Audits audits = new Audits(service);

    @Test
    void historyTellsWhatWhenWhoAndThroughWhichCall() {
        UUID creation = UUID.randomUUID();
        String id = service.call("POST", Call.CONSENTS)
                .token(Consents.tppOne())
                .header("x-fapi-interaction-id", creation.toString())
                .json(Consents.SMALLEST)
                .send()
                .at("/Data/ConsentId");
        UUID attempt = UUID.randomUUID();
        UUID interaction = UUID.randomUUID();
        consents.authorise(id, """
                {"attemptId":"%s","clientId":"tpp-one","psuId":"psu-h","accountIds":["a","b"],"interactionId":"%s"}""".formatted(attempt, interaction));
        consents.delete(id);

        JsonNode events = audits.history(id).get("events");
        assertThat(events).hasSize(3);
        assertThat(texts(events, "event")).containsExactly("ConsentCreated", "ConsentAuthorised", "ConsentRevoked");
        assertThat(texts(events, "sequence")).containsExactly("0", "1", "2");
        assertThat(events.at("/0/interactionId").asString()).isEqualTo(creation.toString());
        assertThat(events.at("/0/actor").toString()).isEqualTo("{\"kind\":\"Tpp\",\"id\":\"tpp-one\"}");
        assertThat(events.at("/1/actor").toString()).isEqualTo("{\"kind\":\"Psu\",\"id\":\"psu-h\"}");
        assertThat(events.at("/1/attemptId").asString()).isEqualTo(attempt.toString());
        assertThat(events.at("/1/interactionId").asString()).isEqualTo(interaction.toString());
        assertThat(events.at("/1/content/accountIds").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(events.at("/2/content/by/kind").asString()).isEqualTo("Tpp");
    }

    @Test
    void historyComesInParts() {
        String id = consents.authorised();
        consents.delete(id);
        Answer first = audits.get("/audit/consents/" + id + "/history?limit=2");
        JsonNode part = Audits.kept("History", first);
        assertThat(texts(part.get("events"), "sequence")).containsExactly("0", "1");
        Answer second = audits.get("/audit/consents/" + id + "/history?limit=2&cursor="
                + part.get("next").asString());
        JsonNode rest = Audits.kept("History", second);
        assertThat(texts(rest.get("events"), "sequence")).containsExactly("2");
        assertThat(rest.has("next")).isFalse();
    }

    @Test
    void theConsentStandsAsItStoodAtEveryInstantOfItsLife() {
        String id = consents.created();
        Instant created =
                Instant.parse(audits.history(id).at("/events/0/occurredAt").asString());
        later(1, () -> consents.authorise(id, UUID.randomUUID(), "psu-t"));
        later(2, () -> consents.authorise(id, """
                {"attemptId":"%s","clientId":"tpp-one","psuId":"psu-t","accountIds":["other"]}""".formatted(UUID.randomUUID())));
        later(3, () -> consents.delete(id));
        List<Instant> happened = audits.history(id)
                .get("events")
                .valueStream()
                .map(event -> Instant.parse(event.get("occurredAt").asString()))
                .toList();

        later(4, () -> {
            assertStood(id, created, "AwaitingAuthorisation", 0, "[]");
            assertStood(id, happened.get(1).minusMillis(1), "AwaitingAuthorisation", 0, "[]");
            assertStood(id, happened.get(1), "Authorised", 1, "[\"" + Consents.ACCOUNT + "\"]");
            assertStood(id, happened.get(2).minusMillis(1), "Authorised", 1, "[\"" + Consents.ACCOUNT + "\"]");
            assertStood(id, happened.get(2), "Authorised", 2, "[\"other\"]");
            assertStood(id, happened.get(3).minusMillis(1), "Authorised", 2, "[\"other\"]");
            assertStood(id, happened.get(3), "Revoked", 3, "[\"other\"]");
            JsonNode since = audits.consentAsOf(id, happened.get(3).minusMillis(1));
            assertThat(since.get("statusUpdateDateTime").asString())
                    .isEqualTo(happened.get(1).toString());
            assertThat(audits.asOf(id, created.minusMillis(1)).status()).isEqualTo(404);
        });
    }

    @Test
    void anExpiryIsJudgedByTheClockOfTheInstant() {
        Instant expiry = RunningService.CLOCK.instant().plus(STEP);
        String id = consents.created("""
                {"Data":{"Permissions":["ReadAccountsBasic"],"ExpirationDateTime":"%s"}}""".formatted(expiry));
        consents.authorise(id, UUID.randomUUID(), "psu-e");
        later(2, () -> {
            assertStood(id, expiry.minusMillis(1), "Authorised", 1, "[\"" + Consents.ACCOUNT + "\"]");
            JsonNode after = audits.consentAsOf(id, expiry);
            assertThat(after.get("status").asString()).isEqualTo("Expired");
            assertThat(after.get("sequence").asInt()).isEqualTo(1);
            assertThat(after.get("statusUpdateDateTime").asString()).isEqualTo(expiry.toString());
        });
    }

    @Test
    void withoutAnInstantItIsNow() {
        String id = consents.authorised();
        JsonNode now = Audits.kept("Consent", audits.get("/audit/consents/" + id));
        assertThat(now.get("status").asString()).isEqualTo("Authorised");
        JsonNode internal = consents.internal(id).json();
        internal.propertyNames().stream()
                .filter(name -> !name.equals("asOf"))
                .forEach(name -> assertThat(now.get(name)).as(name).isEqualTo(internal.get(name)));
    }

    @Test
    void consentsAreFoundByPsuTppAndAccountAsTheyWereThen() {
        String psu = "psu-" + UUID.randomUUID();
        String account = "account-" + UUID.randomUUID();
        String tpp = "tpp-" + UUID.randomUUID();
        List<String> ids = IntStream.range(0, 5).mapToObj(_ -> createdBy(tpp)).toList();
        ids.forEach(id -> assertThat(authorisedBy(id, tpp, psu, account)).isEqualTo(200));
        Instant before = RunningService.CLOCK.instant();
        String reauthorised = ids.get(1);
        String rejected = createdBy(tpp);
        later(1, () -> {
            authorisedBy(reauthorised, tpp, psu, "another-" + account);
            service.call("POST", "/internal/consents/" + rejected + "/rejections")
                    .token(Consents.tokenService())
                    .json("""
                            {"attemptId":"%s","clientId":"%s","psuId":"%s","reason":"PsuDeclined"}""".formatted(UUID.randomUUID(), tpp, psu))
                    .send();
            assertThat(audits.found("account=" + account + "&asOf=" + before, 2))
                    .containsExactlyInAnyOrderElementsOf(ids);
            assertThat(audits.found("account=" + account, 2))
                    .containsExactlyInAnyOrderElementsOf(
                            ids.stream().filter(id -> !id.equals(reauthorised)).toList());
            assertThat(audits.found("account=another-" + account, 2)).containsExactly(reauthorised);
            assertThat(audits.found("psu=" + psu + "&asOf=" + before, 2)).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(audits.found("psu=" + psu, 50)).hasSize(6).contains(rejected);
            assertThat(audits.found("tpp=" + tpp, 4)).hasSize(6).contains(rejected);
            assertThat(audits.found("psu=nobody", 50)).isEmpty();
        });
    }

    @Test
    void whoHadWhichConsentIsMadeAgainFromTheEvents() {
        String tpp = "tpp-" + UUID.randomUUID();
        String psu = "psu-" + UUID.randomUUID();
        String id = createdBy(tpp);
        authorisedBy(id, tpp, psu, "account-1");
        service.database()
                .sql("delete from consent_party where consent_id = ?")
                .param(id)
                .update();
        assertThat(audits.found("psu=" + psu, 50)).isEmpty();

        Replays replays = service.bean(Replays.class);
        UUID replay = await().atMost(SOON)
                .until(() -> replays.ask("parties", true, Optional.empty(), "operator-1"), Optional::isPresent)
                .orElseThrow();
        await().atMost(SOON)
                .until(() -> replays.find(replay).orElseThrow().phase().isOver());
        assertThat(replays.find(replay).orElseThrow().phase()).isEqualTo(ReplayPhase.DONE);
        assertThat(audits.found("psu=" + psu, 50)).containsExactly(id);
        assertThat(audits.found("tpp=" + tpp, 50)).containsExactly(id);
    }

    @Test
    void aListKeepsItsInstantWhileItIsReadOn() {
        String tpp = "tpp-" + UUID.randomUUID();
        List<String> ids = IntStream.range(0, 3).mapToObj(_ -> createdBy(tpp)).toList();
        JsonNode first = Audits.kept("Consents", audits.get("/audit/consents?limit=1&tpp=" + tpp));
        String last = ids.getFirst();
        later(1, () -> {
            assertThat(service.call("DELETE", Call.CONSENTS + "/" + last)
                            .token(RunningService.TOKENS.ofTpp(tpp))
                            .send()
                            .status())
                    .isEqualTo(200);
            JsonNode rest = Audits.kept(
                    "Consents",
                    audits.get("/audit/consents?tpp=" + tpp + "&cursor="
                            + first.get("next").asString()));
            assertThat(rest.get("asOf")).isEqualTo(first.get("asOf"));
            assertThat(texts(rest.get("consents"), "status"))
                    .containsExactly("AwaitingAuthorisation", "AwaitingAuthorisation");
        });
    }

    @Test
    void whatIsAskedWrongIsRefusedWithAllThatIsWrong() {
        String id = consents.created();
        String consent = "/audit/consents/" + id;
        Refused.assertErrors(audits.get(consent + "?asOf=yesterday"), 400, List.of("Field.InvalidDate asOf"));
        Refused.assertErrors(audits.get(consent + "?asOf=2026-01-01T00:00:00"), 400, List.of("Field.InvalidDate asOf"));
        Refused.assertErrors(
                audits.asOf(id, RunningService.CLOCK.instant().plusSeconds(60)),
                400,
                List.of("Field.InvalidDate asOf"));
        Refused.assertErrors(
                audits.get(consent + "?as_of=x&asOf="), 400, List.of("Field.Unexpected as_of", "Field.Invalid asOf"));
        Refused.assertErrors(
                audits.get(consent + "?asOf=2026-01-01T00:00:00Z&asOf=2026-01-01T00:00:00Z"),
                400,
                List.of("Field.Invalid asOf"));
        Refused.assertErrors(audits.get("/audit/consents/x"), 400, List.of("Field.Invalid consentId"));
        Refused.assertErrors(audits.get("/audit/consents"), 400, List.of("Field.Missing psu"));
        Refused.assertErrors(audits.get("/audit/consents?psu=a&tpp=b"), 400, List.of("Field.Unexpected psu"));
        Refused.assertErrors(audits.get("/audit/consents?psu=%00"), 400, List.of("Field.Invalid psu"));
        Refused.assertErrors(
                audits.get("/audit/consents?tpp=a&limit=101&cursor=b"),
                400,
                List.of("Field.Invalid limit", "Field.Invalid cursor"));
        for (String cursor : List.of("AAAA", "LTE", "MHwwfDA", "%00", "-".repeat(600))) {
            Refused.assertErrors(
                    audits.get("/audit/consents?tpp=a&cursor=" + cursor), 400, List.of("Field.Invalid cursor"));
        }
        Refused.assertErrors(
                audits.get("/audit/decisions?consentId=x&interactionId=y"),
                400,
                List.of("Field.Unexpected consentId", "Field.Invalid consentId", "Field.Invalid interactionId"));
        Refused.assertErrors(
                audits.get("/audit/looks?staff=%00&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z"),
                400,
                List.of("Field.Invalid staff", "Field.InvalidDate to"));
        Refused.assertErrors(
                audits.get("/audit/consents/glBChqDKSK2SkOUS3n1pOQ/history"), 404, List.of("Resource.NotFound"));
        assertThat(service.call("POST", consent)
                        .token(RunningService.TOKENS.ofStaff("auditor-1", "auditor"))
                        .json("{}")
                        .send()
                        .status())
                .isEqualTo(405);
    }

    @Test
    void everyLookIsRecordedAlsoOneThatFindsNothing() {
        String staff = "auditor-" + UUID.randomUUID();
        Audits theirs = new Audits(service, staff);
        String id = consents.created();
        theirs.history(id);
        Answer unknown = theirs.get("/audit/consents/glBChqDKSK2SkOUS3n1pOQ?asOf=2026-01-01T00:00:00Z");
        assertThat(unknown.status()).isEqualTo(404);
        theirs.found("psu=psu-l", 10);
        theirs.decisions("consentId=" + id);
        theirs.looks("staff=somebody-else");

        JsonNode looks = audits.looks("staff=" + staff).get("looks");
        assertThat(texts(looks, "operation"))
                .containsExactly("ReadLooks", "FindDecisions", "FindConsents", "ReadConsent", "ReadHistory");
        assertThat(looks.at("/3/asked").toString())
                .contains("\"consentId\":\"glBChqDKSK2SkOUS3n1pOQ\"", "\"asOf\":\"2026-01-01T00:00:00Z\"");
        assertThat(looks.at("/3/interactionId").asString())
                .isEqualTo(unknown.header("x-fapi-interaction-id").orElseThrow());
        assertThat(looks.at("/4/staffId").asString()).isEqualTo(staff);
        JsonNode part = audits.looks("limit=2&staff=" + staff);
        JsonNode rest =
                audits.looks("staff=" + staff + "&cursor=" + part.get("next").asString());
        assertThat(texts(rest.get("looks"), "operation")).containsExactly("FindConsents", "ReadConsent", "ReadHistory");
        assertThat(audits.looks("staff=" + staff + "&to=2026-01-01T00:00:00Z").get("looks"))
                .isEmpty();
    }

    @Test
    void looksAreNeverChangedNorRemoved() {
        audits.looks("limit=1");
        for (String change :
                List.of("update audit_look set staff_id = 'x'", "delete from audit_look", "truncate audit_look")) {
            assertThatThrownBy(() -> service.database().sql(change).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("never changed");
        }
    }

    private void assertStood(String id, Instant asOf, String status, int sequence, String accounts) {
        JsonNode stood = audits.consentAsOf(id, asOf);
        assertThat(stood.get("asOf").asString()).isEqualTo(milliseconds(asOf));
        assertThat(stood.get("status").asString()).as(asOf.toString()).isEqualTo(status);
        assertThat(stood.get("sequence").asInt()).isEqualTo(sequence);
        assertThat(stood.get("accountIds").toString()).isEqualTo(accounts);
    }

    private static String milliseconds(Instant instant) {
        return ApiDateTime.format(instant);
    }

    private static void later(int steps, Runnable then) {
        RunningService.CLOCK.ahead(STEP.multipliedBy(steps), then);
    }

    private String createdBy(String tpp) {
        return service.call("POST", Call.CONSENTS)
                .token(RunningService.TOKENS.ofTpp(tpp))
                .json(Consents.SMALLEST)
                .send()
                .at("/Data/ConsentId");
    }

    private int authorisedBy(String id, String tpp, String psu, String account) {
        return consents.authorise(id, """
                        {"attemptId":"%s","clientId":"%s","psuId":"%s","accountIds":["%s","shared"]}""".formatted(UUID.randomUUID(), tpp, psu, account))
                .status();
    }

    private static List<String> texts(JsonNode array, String name) {
        return array.valueStream().map(each -> each.get(name).asString()).toList();
    }
}
