package dev.amana.aisp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.aisp.bank.TestConsent;
import dev.amana.testsupport.contracts.ContractFolder;
import dev.amana.testsupport.contracts.Shape;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What operators ask about keys whose records wait. */
class SuspensionOperationsTest extends AispTest {

    private static final String SUSPENDED = "/operations/suspended";

    private final String operator = tokenService.ofStaff("ops-1", "operator");

    @Test
    void aPoisonedConsentIsListedTriedAgainAndReleased() {
        var consent = published(TestConsent.authorised());
        feeds.poison(consent);
        await().atMost(Duration.ofSeconds(30)).until(() -> !listed(consent).isMissingNode());
        var listed = listed(consent);
        assertThat(Shape.of(listed))
                .isEqualTo(Shape.of(ContractFolder.of("aisp-service")
                        .tree("operations.examples/suspended.json")
                        .get(0)));
        assertThat(listed.path("topic").asString()).isEqualTo("consents.v1");
        assertThat(listed.path("waiting").asLong()).isEqualTo(1);
        assertThat(listed.path("reason").asString()).startsWith("no readable record");

        var still = post("/retries", named(consent) + "}").is(200).json();
        assertThat(still)
                .singleElement()
                .extracting(key -> key.path("key").asString())
                .isEqualTo(consent.consentId());

        var offset = listed.path("offset").asLong();
        post("/releases", release(consent, offset, " ")).is(400);
        post("/releases", release(consent, offset + 1, "was never a state")).is(409);
        assertThat(post("/releases", release(consent, offset, "was never a state"))
                        .is(200)
                        .json())
                .isEmpty();
        assertThat(listed(consent).isMissingNode()).isTrue();
        assertThat(jdbc.sql("select reason || ' ' || dropped_by from feed_dropped_record where record_key = ?")
                        .param(consent.consentId())
                        .query((row, _) -> row.getString(1))
                        .list())
                .containsExactly("was never a state ops-1");
        post("/retries", named(consent) + "}").is(400);
        post("/releases", release(consent, offset, "twice")).is(400);
    }

    @Test
    void aStateUnderAnotherConsentsKeyIsNobodysKnowledge() {
        var consent = published(TestConsent.authorised());
        var another = TestConsent.authorised();
        feeds.publishUnder(consent.consentId(), another);
        await().atMost(Duration.ofSeconds(30)).until(() -> !listed(consent).isMissingNode());
        assertThat(jdbc.sql("select count(*) from consent where consent_id = ?")
                        .param(another.consentId())
                        .query(Integer.class)
                        .single())
                .isZero();
        post("/releases", release(consent, listed(consent).path("offset").asLong(), "seen"))
                .is(200);
    }

    @Test
    void onlyOperatorsAreAnswered() {
        send(to(SUSPENDED)).is(401);
        send(to(SUSPENDED).header("Authorization", "Bearer " + tokenService.ofStaff("aud-1", "auditor")))
                .is(403);
        send(to(SUSPENDED).header("Authorization", "Bearer " + token(TestConsent.authorised())))
                .is(401);
    }

    private JsonNode listed(TestConsent consent) {
        var keys = send(to(SUSPENDED).header("Authorization", "Bearer " + operator))
                .is(200)
                .json();
        return keys.valueStream()
                .filter(key -> key.path("key").asString().equals(consent.consentId()))
                .findFirst()
                .orElse(keys.path("none"));
    }

    private static String named(TestConsent consent) {
        return "{\"topic\":\"consents.v1\",\"key\":\"%s\"".formatted(consent.consentId());
    }

    private static String release(TestConsent consent, long offset, String reason) {
        return named(consent) + ",\"offset\":%d,\"reason\":\"%s\"}".formatted(offset, reason);
    }

    private Answer post(String what, String json) {
        return send(to(SUSPENDED + what)
                .header("Authorization", "Bearer " + operator)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .header("Accept", "application/json");
    }
}
