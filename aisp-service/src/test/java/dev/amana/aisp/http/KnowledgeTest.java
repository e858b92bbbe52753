package dev.amana.aisp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.aisp.bank.S2Samples;
import dev.amana.aisp.bank.TestConsent;
import dev.amana.feed.project.Suspensions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is done when knowledge is too old or too young, and when core banking is slow, silent or wrong. */
class KnowledgeTest extends AispTest {
    private static final Duration PAST_THE_BOUND = Duration.ofSeconds(30);
    private static final String CONSENTS = "consents.v1";
    private static final String REVOCATIONS = "token-revocations.v1";

    @Autowired
    private Suspensions suspensions;

    @Test
    void theFirstCallDoesNotWaitForTheProjection() {
        var consent = TestConsent.authorised();
        consentService.holds(consent);
        get("/accounts", token(consent)).is(200);
    }

    @Test
    void aTokenAheadOfTheProjectionIsHonoured() {
        var consent = published(TestConsent.authorised());
        var again = consent.reauthorised();
        consentService.holds(again);
        get("/accounts", token(again)).is(200);
    }

    @Test
    void theInternalTokenIsKeptFromCallToCall() {
        askOfAConsentNotSeenYet();
        var grants = tokenService.grants.get();
        askOfAConsentNotSeenYet();
        askOfAConsentNotSeenYet();
        assertThat(tokenService.grants).hasValue(grants);
    }

    private void askOfAConsentNotSeenYet() {
        var consent = TestConsent.authorised();
        consentService.holds(consent);
        get("/accounts", token(consent)).is(200);
    }

    @Test
    void onKnowledgeOlderThanTheBoundConsentServiceDecides() {
        var kept = published(TestConsent.authorised());
        var revoked = published(TestConsent.authorised());
        consentService.holds(kept);
        consentService.holds(revoked.withStatus("Revoked"));
        feeds.pauseConsents();
        await().atMost(PAST_THE_BOUND)
                .untilAsserted(() -> get("/accounts", token(revoked)).is(401));
        get("/accounts", token(kept)).is(200);
    }

    @Test
    void aPoisonedConsentIsAskedForAndItsNeighboursAreNot() {
        var poisoned = published(TestConsent.authorised());
        var neighbour = published(TestConsent.authorised());
        feeds.poison(poisoned);
        feeds.publish(poisoned.withStatus("Revoked"));
        await().atMost(PAST_THE_BOUND)
                .until(() -> suspensions
                        .find(CONSENTS, poisoned.consentId())
                        .filter(key -> key.waiting() == 2)
                        .isPresent());

        consentService.down = true;
        assertThat(get("/accounts", token(poisoned)).is(503).header("Retry-After"))
                .isEqualTo("1");
        await().atMost(PAST_THE_BOUND)
                .untilAsserted(() -> get("/accounts", token(neighbour)).is(200));
        consentService.down = false;
        consentService.holds(poisoned.withStatus("Revoked"));
        get("/accounts", token(poisoned)).is(401);

        var key = suspensions.find(CONSENTS, poisoned.consentId()).orElseThrow();
        assertThat(suspensions.retry(key)).isPresent();
        assertThat(suspensions.release(key, key.offset(), "never was a state", "staff-1"))
                .isEmpty();
        consentService.down = true;
        await().atMost(PAST_THE_BOUND)
                .untilAsserted(() -> get("/accounts", token(poisoned)).is(401));
    }

    @Test
    void aPoisonedRevocationOpensNothing() {
        var consent = published(TestConsent.authorised());
        var token = token(consent);
        get("/accounts", token).is(200);
        var grant = "grant-" + consent.consentId();
        feeds.poison("grant", grant);
        await().atMost(PAST_THE_BOUND)
                .until(() -> suspensions.find(REVOCATIONS, "grant:" + grant).isPresent());

        get("/accounts", token).is(200); // token-service says so
        tokenService.inactive.add(token);
        get("/accounts", token).is(401);
        tokenService.down = true;
        get("/accounts", token).is(503);

        var key = suspensions.find(REVOCATIONS, "grant:" + grant).orElseThrow();
        assertThat(suspensions.release(key, key.offset(), "cannot be read", "staff-1"))
                .isEmpty();
        get("/accounts", token).is(401); // for all that anybody knows it was a revocation
    }

    @Test
    void whenConsentServiceIsDownTooNothingIsHonoured() {
        var consent = published(TestConsent.authorised());
        consentService.holds(consent);
        consentService.down = true;
        feeds.pauseConsents();
        await().atMost(PAST_THE_BOUND).untilAsserted(() -> {
            var answer = get("/accounts", token(consent)).is(503);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        });
        feeds.resume();
        await().atMost(PAST_THE_BOUND)
                .untilAsserted(() -> get("/accounts", token(consent)).is(200));
    }

    @Test
    void onRevocationsOlderThanTheBoundIntrospectionDecides() {
        var consent = published(TestConsent.authorised());
        var fine = token(consent);
        var revoked = token(consent);
        tokenService.inactive.add(revoked);
        feeds.pauseRevocations();
        await().atMost(PAST_THE_BOUND)
                .untilAsserted(() -> get("/accounts", revoked).is(401));
        get("/accounts", fine).is(200);
        tokenService.down = true;
        get("/accounts", fine).is(503);
    }

    @Test
    void aLateAnswerAfterARevocationIsRefused() throws Exception {
        var consent = published(TestConsent.authorised());
        var released = new CountDownLatch(1);
        var before = coreBanking.requests.size();
        coreBanking.hold(released);
        var answer = CompletableFuture.supplyAsync(() -> get("/accounts", token(consent)));
        await().atMost(PAST_THE_BOUND).until(() -> coreBanking.requests.size() > before);
        published(consent.withStatus("Revoked"));
        released.countDown();
        answer.get().is(401);
    }

    @Test
    void aLateAnswerAfterTheTokensRevocationIsRefused() throws Exception {
        var consent = published(TestConsent.authorised());
        var released = new CountDownLatch(1);
        var before = coreBanking.requests.size();
        coreBanking.hold(released);
        var answer = CompletableFuture.supplyAsync(() -> get("/accounts", token(consent)));
        await().atMost(PAST_THE_BOUND).until(() -> coreBanking.requests.size() > before);
        revoked("grant", "grant-" + consent.consentId(), Instant.now());
        released.countDown();
        answer.get().is(401);
    }

    @Test
    void aRevocationThatCannotBeAppliedIsNotOverlooked() {
        var consent = published(TestConsent.authorised());
        var token = token(consent);
        get("/accounts", token).is(200);
        var revoked = consent.withStatus("Revoked");
        poison(revoked);
        try {
            consentService.holds(revoked);
            feeds.publish(revoked);
            await().atMost(PAST_THE_BOUND)
                    .untilAsserted(() -> get("/accounts", token).is(401));
            assertThat(sequence(consent)).isEqualTo(consent.sequence());
            consentService.down = true;
            get("/accounts", token).is(503);
        } finally {
            jdbc.sql("alter table consent drop constraint poison").update();
        }
        var key = await().atMost(PAST_THE_BOUND)
                .until(() -> suspensions.find(CONSENTS, consent.consentId()), Optional::isPresent)
                .orElseThrow();
        assertThat(suspensions.retry(key)).isEmpty();
        assertThat(sequence(consent)).isEqualTo(revoked.sequence());
        get("/accounts", token).is(401);
    }

    /** Its record cannot be written until that is mended. */
    private void poison(TestConsent consent) {
        jdbc.sql("alter table consent add constraint poison check (consent_id <> '%s' or sequence < %d)"
                        .formatted(consent.consentId(), consent.sequence()))
                .update();
    }

    private long sequence(TestConsent consent) {
        return jdbc.sql("select sequence from consent where consent_id = ?")
                .param(consent.consentId())
                .query(Long.class)
                .single();
    }

    @Test
    void aSilentCoreBankingIsATimeout() {
        coreBanking.script = _ -> Optional.empty();
        var consent = published(TestConsent.authorised());
        var asked = Instant.now();
        var answer = get("/accounts", token(consent)).is(504);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        var deadline = Instant.parse(coreBanking.lastRequest().path("deadline").asString());
        assertThat(deadline).isBetween(asked.plus(DEADLINE), Instant.now());
    }

    @Test
    void aFailedOrUnreadableReplyIsUnavailable() {
        var consent = published(TestConsent.authorised());
        for (var reply : new String[] {
            "{\"outcome\":\"Failed\",\"reason\":\"ledger closed\"}",
            "{\"outcome\":\"Found\"}",
            "{\"outcome\":\"Maybe\"}",
            "{\"outcome\":",
        }) {
            coreBanking.script = _ -> Optional.of(reply);
            var answer = get("/accounts", token(consent)).is(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.body()).doesNotContain("ledger");
        }
        coreBanking.script = S2Samples.normal();
        get("/accounts", token(consent)).is(200);
    }

    @Test
    void aReplyToAnEarlierQuestionIsNotTakenForThisOne() throws Exception {
        var consent = published(TestConsent.authorised());
        var released = new CountDownLatch(1);
        coreBanking.hold(released);
        get("/balances", token(consent)).is(504);
        var next = CompletableFuture.supplyAsync(() -> get("/accounts", token(consent)));
        released.countDown();
        assertThat(next.get().is(200).json().at("/Data/Account")).hasSize(1);
    }
}
