package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.localstack.LocalStack;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.tpp.Tpp;
import dev.amana.system.Ledger.Status;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** SIGKILL to each process in turn, under load: nothing acknowledged is lost, and every record tells the same story. */
class KilledProcessesIT {

    private static final List<String> PARTS = List.of(
            "consent-service", "token-service", "aisp-service", "core-banking-stub", "gateway", "kafka", "postgresql");
    private static final Set<String> REPLAYING = Set.of("consent-service", "postgresql");
    private static final int LIVES_BETWEEN = 6;
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    private final Operations operations = new Operations();

    @Test
    void nothingAcknowledgedIsLostWhicheverProcessDies() throws SQLException {
        LocalStack stack = RunningStack.stack();
        Ledger ledger = new Ledger();
        try (ConsentLives lives = new ConsentLives(ledger, 3)) {
            awaitProgress(lives);
            for (String part : PARTS) {
                int interruptedBefore = lives.interrupted();
                // Whoever works on it, or keeps its rows, is killed in the middle of it.
                Optional<String> replay =
                        REPLAYING.contains(part) ? Optional.of(operations.replay("status")) : Optional.empty();
                stack.kill(part);
                await(part + " is missed").atMost(RECOVERY).until(() -> lives.interrupted() > interruptedBefore);
                stack.up();
                awaitProgress(lives);
                replay.ifPresent(
                        id -> assertThat(operations.whenOver(id).path("phase").asString())
                                .isEqualTo("Done"));
                System.out.printf("%s killed: %d lives interrupted%n", part, lives.interrupted() - interruptedBefore);
            }
        }
        assertThatEverythingAgrees(ledger);
        assertThatEveryProjectionIsTheFoldOfTheEvents();
    }

    /** Row by row, with all that stands in them. */
    private void assertThatEveryProjectionIsTheFoldOfTheEvents() throws SQLException {
        JsonNode comparison = operations.comparison("status");
        assertThat(comparison.path("phase").asString()).isEqualTo("Done");
        assertThat(comparison.path("differing").asLong(-1))
                .as(comparison.path("differences").toString())
                .isZero();
        await("aisp-service has the same of every consent")
                .atMost(RECOVERY)
                .untilAsserted(
                        () -> assertThat(Records.contentOfAispService()).isEqualTo(Records.contentOfConsentService()));
        assertThat(Records.ofTokenService()).isNotEmpty().isSubsetOf(Records.authorisations());
    }

    private static void awaitProgress(ConsentLives lives) {
        int before = lives.completed();
        await("consents live on").atMost(RECOVERY).until(() -> lives.completed() >= before + LIVES_BETWEEN);
    }

    private static void assertThatEverythingAgrees(Ledger ledger) throws SQLException {
        await("all is published").atMost(RECOVERY).until(() -> Records.unpublished() == 0);
        Map<String, Records.Standing> events = Records.ofEvents();
        assertThat(Records.ofConsentService()).isEqualTo(events);
        await("aisp-service knows all of it")
                .atMost(RECOVERY)
                .untilAsserted(() -> assertThat(Records.ofAispService()).isEqualTo(events));
        assertThat(events.keySet()).containsAll(ledger.consents().keySet());
        assertThatTheApiAgrees(ledger.consents(), events);
    }

    private static void assertThatTheApiAgrees(
            Map<String, Ledger.Entry> acknowledged, Map<String, Records.Standing> events) {
        try (Calls calls = Calls.unwitnessed()) {
            Tpp tpp = Tpp.discover(RunningStack.sandbox(), "tpp-one", calls);
            String token = tpp.oauth().clientCredentials("accounts").access();
            acknowledged.forEach((consentId, entry) -> {
                String status = tpp.readConsent(token, consentId).expect(200).text("/Data/Status");
                assertThat(entry.possible()).extracting(Status::name).contains(status);
                assertThat(events.get(consentId))
                        .extracting(Records.Standing::status)
                        .isEqualTo(status);
            });
        }
        System.out.printf("%d acknowledged consents, none lost%n", acknowledged.size());
    }
}
