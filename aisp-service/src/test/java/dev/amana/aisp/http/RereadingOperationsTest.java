package dev.amana.aisp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.aisp.bank.TestConsent;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an operator asks about a copy of another service's states. */
class RereadingOperationsTest extends AispTest {

    private static final String CONSENTS = "consents.v1";

    @Test
    void aCopyThatIsWrongIsMadeAgainFromItsTopic() {
        var consent = published(TestConsent.authorised());
        jdbc.sql("update consent set client_id = 'somebody-elses' where consent_id = ?")
                .param(consent.consentId())
                .update();
        assertThat(begin(CONSENTS, tokenService.ofStaff("ops-1", "operator"))
                        .is(202)
                        .body())
                .isEmpty();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select client_id from consent where consent_id = ?")
                        .param(consent.consentId())
                        .query((row, _) -> row.getString(1))
                        .list()
                        .contains(consent.clientId()));
    }

    @Test
    void anUnknownTopicIsRefusedWithThoseThereAre() {
        var refused =
                begin("weather.v1", tokenService.ofStaff("ops-1", "operator")).is(400);
        assertThat(refused.body()).contains(CONSENTS, "token-revocations.v1");
    }

    @Test
    void onlyOperatorsAreAnswered() {
        begin(CONSENTS, tokenService.ofStaff("aud-1", "auditor")).is(403);
        begin(CONSENTS, token(TestConsent.authorised())).is(401);
    }

    private Answer begin(String topic, String token) {
        return send(HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port() + "/operations/projections/" + topic + "/rereadings"))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody()));
    }
}
