package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.localstack.LocalStack;
import dev.amana.localstack.PartStatus;
import dev.amana.localstack.StackException;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.tpp.TokenRefusal;
import dev.amana.sandbox.tpp.Tpp;
import dev.amana.system.Ledger.Status;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whatever befalls the platform under load, nothing acknowledged is lost, done twice or left open: each process killed and
 * restarted, what keeps and carries the data paused, a record that nobody can read. One round in a build, and as many as
 * there is time for by {@code -Damana.faults.minutes}; one instance of each service, or two by {@code -Damana.instances},
 * of which the other goes on.
 */
class FaultsIT {

    private static final Set<String> REPLAYING = Set.of("consent-service", "postgresql");
    private static final List<String> PAUSED = List.of("kafka", "postgresql", "core-banking-stub");

    /** Twice as long as aisp-service may answer without having heard anything. */
    private static final Duration PAUSE = Duration.ofSeconds(4);

    private static final Duration AT_LEAST = Duration.ofMinutes(Long.getLong("amana.faults.minutes", 0));
    private static final Duration RECOVERY = Duration.ofMinutes(4);
    private static final int CALLERS = 3;

    private final LocalStack stack = RunningStack.stack();
    private final List<String> parts =
            stack.status().stream().map(PartStatus::name).toList();
    private final Operations operations = new Operations();
    private final Ledger ledger = new Ledger();
    private final FaultTable table = new FaultTable();

    @Test
    void nothingAcknowledgedIsLostDoneTwiceOrLeftOpen() throws SQLException, TokenRefusal {
        Instant until = Instant.now().plus(AT_LEAST);
        Duration longestHonoured;
        try (ConsentLives lives = new ConsentLives(ledger, CALLERS)) {
            awaitWholeLife(lives, Instant.now());
            do {
                for (String part : parts) {
                    kill(part, lives);
                }
                for (String part : PAUSED) {
                    pause(part, lives);
                }
                poisonRecord(lives);
                poisonEvent(lives);
            } while (Instant.now().isBefore(until));
            longestHonoured = lives.longestHonoured();
        }
        await("all is published").atMost(RECOVERY).until(() -> Records.unpublished() == 0);
        Map<String, Records.Standing> events = Records.ofEvents();
        Effects effects = Effects.of(ledger, events);
        table.print(ledger, effects, System.out);
        System.out.printf(
                "after the answer to its revocation a consent was honoured for %d ms at most%n",
                longestHonoured.toMillis());
        assertThat(effects.lost()).isEmpty();
        assertThat(effects.duplicated()).isEmpty();
        assertThatEveryProjectionIsTheFoldOf(events);
        assertThatTheApiSaysWhatWasAcknowledged();
    }

    /** Whoever works on a replay, or keeps its rows, is killed in the middle of it. */
    private void kill(String part, ConsentLives lives) {
        int interruptedBefore = lives.interrupted();
        Optional<String> replay =
                REPLAYING.contains(kind(part)) ? Optional.of(operations.replay("status")) : Optional.empty();
        begin(part + " killed");
        Instant killed = Instant.now();
        stack.kill(part);
        if (isOneOfTwo(part)) {
            recovered(part + " killed", killed, lives);
            startAgain();
        } else {
            await(part + " is missed").atMost(RECOVERY).until(() -> lives.interrupted() > interruptedBefore);
            startAgain();
            recovered(part + " killed", killed, lives);
        }
        replay.ifPresent(id ->
                assertThat(operations.whenOver(id).path("phase").asString()).isEqualTo("Done"));
    }

    private boolean isOneOfTwo(String part) {
        return parts.stream()
                .anyMatch(other -> !other.equals(part) && kind(other).equals(kind(part)));
    }

    /** Without what tells a second instance from the first. */
    private static String kind(String part) {
        return part.replaceFirst("-2$", "");
    }

    private void pause(String part, ConsentLives lives) {
        begin(part + " paused");
        Instant paused = Instant.now();
        stack.pause(part);
        try {
            await("the pause")
                    .atMost(PAUSE.multipliedBy(3))
                    .until(() -> Instant.now().isAfter(paused.plus(PAUSE)));
        } finally {
            stack.resume(part);
        }
        recovered(part + " paused", Instant.now(), lives);
    }

    /** A record of a live consent that nobody can read: it waits alone, its owner is asked, and a person lets it go. */
    private void poisonRecord(ConsentLives lives) throws TokenRefusal {
        ConsentLives.Granted granted = lives.granted();
        String consentId = granted.consent().consentId();
        begin("poisoned record");
        Instant poisoned = Instant.now();
        PoisonedTopic.send(stack.bootstrapServers(), "consents.v1", consentId);
        await("it is suspended").atMost(RECOVERY).until(() -> operations.isSuspended(consentId));
        assertThat(operations.suspendedConsents()).isEqualTo(1);
        recovered("poisoned record", poisoned, lives);

        granted.consent().tpp().get(granted.tokens().access(), "/accounts").expect(200);
        lives.revoke(granted);
        await("its revocation waits behind").atMost(RECOVERY).until(() -> operations.waiting(consentId) == 2);
        assertThat(operations.retry(consentId)).isFalse();
        assertThat(operations.release(consentId, "fed by the fault suite")).isTrue();
        assertThat(operations.isSuspended(consentId)).isFalse();
    }

    /** An event of a live consent that nobody can read: the consent is neither shown nor changed until it can be. */
    private void poisonEvent(ConsentLives lives) throws SQLException, TokenRefusal {
        ConsentLives.Granted granted = lives.granted();
        ConsentLives.Waiting consent = granted.consent();
        begin("poisoned event");
        Instant poisoned = Instant.now();
        UnreadableEvent.addTo(consent.consentId());
        try {
            assertThat(consent.tpp()
                            .revokeConsent(consent.own().access(), consent.consentId())
                            .status())
                    .isEqualTo(503);
            assertThat(consent.tpp()
                            .readConsent(consent.own().access(), consent.consentId())
                            .status())
                    .isEqualTo(503);
            recovered("poisoned event", poisoned, lives);
        } finally {
            UnreadableEvent.removeFrom(consent.consentId());
        }
        await("it is read again")
                .atMost(RECOVERY)
                .until(() -> consent.tpp()
                                .readConsent(consent.own().access(), consent.consentId())
                                .status()
                        == 200);
        lives.revoke(granted);
    }

    /** On a crowded machine a service may take longer than the stack has patience for; it is given a second wait then. */
    private void startAgain() {
        await("all parts run again")
                .pollInSameThread()
                .atMost(RECOVERY.multipliedBy(2))
                .ignoreExceptionsMatching(StackException.class::isInstance)
                .until(() -> {
                    stack.up();
                    return true;
                });
    }

    private void begin(String fault) {
        ledger.fault(fault);
    }

    private void recovered(String fault, Instant since, ConsentLives lives) {
        awaitWholeLife(lives, since);
        table.recovered(fault, Duration.between(since, Instant.now()));
        ledger.faultIsOver();
    }

    private static void awaitWholeLife(ConsentLives lives, Instant since) {
        await("a consent lives its whole life").atMost(RECOVERY).until(() -> lives.livedSince(since));
    }

    /** Row by row, with all that stands in them. */
    private void assertThatEveryProjectionIsTheFoldOf(Map<String, Records.Standing> events) throws SQLException {
        assertThat(Records.ofConsentService()).isEqualTo(events);
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

    private void assertThatTheApiSaysWhatWasAcknowledged() {
        try (Calls calls = Calls.unwitnessed()) {
            Tpp tpp = Tpp.discover(RunningStack.sandbox(), "tpp-one", calls);
            String token = tpp.oauth().clientCredentials("accounts").access();
            ledger.consents()
                    .forEach((consentId, entry) -> assertThat(entry.possible())
                            .extracting(Status::name)
                            .contains(tpp.readConsent(token, consentId)
                                    .expect(200)
                                    .text("/Data/Status")));
        }
    }
}
