package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.localstack.LocalStack;
import dev.amana.localstack.kafka.Topics;
import dev.amana.localstack.service.Service;
import dev.amana.sandbox.Options;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.operations.Replays;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Customers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** The way of {@code docs/operations/backup.md} back to an earlier moment, gone step by step. */
class RestoreIT {

    private static final List<String> STATE_TOPICS = List.of("consents.v1", "token-revocations.v1");
    private static final List<String> PERMISSIONS = List.of("ReadAccountsBasic", "ReadBalances");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final LocalStack stack = RunningStack.stack();
    private final Sandbox sandbox = RunningStack.sandbox();
    private final Calls calls = Calls.unwitnessed();
    private final List<Customer> psus = Customers.generated(4, sandbox, calls);

    @Test
    void whatWasBackedUpWorksAsThenAndWhatCameSinceIsToldApart() throws Exception {
        GrantedConsent kept = granted(0);
        GrantedConsent ended = granted(1);
        ended.withdraw().expect(200);
        GrantedConsent endedLater = granted(2);
        var consents = DatabaseBackup.of("consent");
        var tokens = DatabaseBackup.of("token");
        GrantedConsent madeLater = granted(3);
        endedLater.withdraw().expect(200);
        await("aisp-service has been told")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Records.contentOfAispService()).isEqualTo(Records.contentOfConsentService()));

        stop();
        consents.restore();
        tokens.restore();
        Map<String, Records.Standing> restored = Records.contentOfConsentService();
        assertThat(Records.contentOfAispService().entrySet())
                .filteredOn(row -> !row.getValue().equals(restored.get(row.getKey())))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(madeLater.id(), endedLater.id());
        makeTopicsAgain();
        startAndTellAgain();

        kept.get("/accounts").expect(200);
        ended.get("/accounts").expect(401);
        madeLater.get("/accounts").expect(401);
        endedLater.get("/accounts").expect(200); // as far as anybody knows: it is to be withdrawn again
        endedLater.withdraw().expect(200);
        await("it is refused")
                .atMost(PATIENCE)
                .until(() -> endedLater.get("/accounts").status() == 401);
        granted(3).get("/accounts").expect(200);
        await("aisp-service has the same")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Records.contentOfAispService()).isEqualTo(Records.contentOfConsentService()));
        assertThat(new Operations().comparison("status").path("differing").asLong(-1))
                .isZero();
    }

    private GrantedConsent granted(int psu) {
        return GrantedConsent.of(psus.get(psu), PERMISSIONS, sandbox, calls);
    }

    private void stop() {
        for (Service service :
                List.of(Service.GATEWAY, Service.AISP_SERVICE, Service.TOKEN_SERVICE, Service.CONSENT_SERVICE)) {
            instances(service).forEach(stack::stop);
        }
    }

    private void makeTopicsAgain() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) stack.bootstrapServers()))) {
            admin.deleteTopics(STATE_TOPICS).all().get();
        }
        assertThat(Topics.createMissing(stack.bootstrapServers())).containsExactlyInAnyOrderElementsOf(STATE_TOPICS);
    }

    private void startAndTellAgain() {
        try (Replays replays = new Replays(sandbox, System.out)) {
            start(Service.TOKEN_SERVICE);
            assertThat(replays.ofRevocations()).isZero();
            start(Service.CONSENT_SERVICE);
            assertThat(replays.run("publication", Options.parse(List.of(), Set.of(), Set.of())))
                    .isZero();
            start(Service.AISP_SERVICE);
            assertThat(replays.ofAispService()).isZero();
            start(Service.GATEWAY);
        }
    }

    private void start(Service service) {
        instances(service).forEach(stack::start);
    }

    private List<String> instances(Service service) {
        return stack.status().stream()
                .map(part -> part.name())
                .filter(name -> name.startsWith(service.partName()))
                .toList();
    }
}
