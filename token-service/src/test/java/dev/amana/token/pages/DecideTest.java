package dev.amana.token.pages;

import static dev.amana.token.farends.CoreBanking.ACCOUNTS;
import static dev.amana.token.farends.CoreBanking.SALMA;
import static dev.amana.token.farends.CoreBanking.YUSUF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.farends.Browser;
import dev.amana.token.farends.Browser.Page;
import dev.amana.token.farends.ConsentService.Handover;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DecideTest extends PagesTest {

    private static final String[] AUTHORISE = {"decision", "authorise", "account", ACCOUNTS.getFirst()};
    private static final String[] REJECT = {"decision", "reject"};

    @Test
    void customerAuthorisesAndIsSentBackWithCodeStateAndIssuer() {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), SALMA);
        assertThat(decision.body())
                .contains("Sadeem Money", "http://localhost:8090", "Name-1 106976", "•••• 0100", "21 November 2027")
                .contains("Your account details", "Your account balance", "Dates and amounts, and who paid whom")
                .doesNotContain("Your statements");

        Page answer = browser.submit(decision, "/decision", AUTHORISE);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location().toString()).startsWith(REDIRECT + "?");
        assertThat(answer.parameter("code")).isNotEmpty();
        assertThat(answer.parameter("state")).isEqualTo("state with & and ü");
        assertThat(answer.parameter("iss")).isEqualTo("http://localhost:8080/apigateway/as");
        assertThat(CONSENTS.status(consentId)).isEqualTo("Authorised");
        assertThat(CONSENTS.handovers(consentId)).singleElement().satisfies(handover -> {
            assertThat(handover.body().get("psuId").stringValue()).isEqualTo(SALMA.psuId());
            assertThat(handover.body().get("clientId").stringValue()).isEqualTo("tpp-one");
            assertThat(handover.body().get("accountIds").toString()).isEqualTo("[\"" + ACCOUNTS.getFirst() + "\"]");
        });
    }

    @Test
    void customerRejectsAndTheTppLearnsAccessDenied() {
        Browser browser = browser();
        Page answer = browser.submit(authenticate(browser, attempt(), SALMA), "/decision", REJECT);

        assertThat(answer.parameter("error")).isEqualTo("access_denied");
        assertThat(answer.parameter("state")).isEqualTo("state with & and ü");
        assertThat(answer.parameter("code")).isEmpty();
        assertThat(CONSENTS.status(consentId)).isEqualTo("Rejected");
    }

    @Test
    void decidingLaterLeavesTheConsentAsItIs() {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), SALMA);

        assertThat(browser.submit(decision, "/cancel").parameter("error")).isEqualTo("access_denied");

        assertThat(CONSENTS.status(consentId)).isEqualTo("AwaitingAuthorisation");
        assertThat(CONSENTS.handovers(consentId)).isEmpty();
        Page over = browser.open(decision.address().getPath());
        assertThat(over.body()).contains("You cancelled", "error=access_denied");
    }

    @Test
    void doubleSubmitIsOneDecision() throws Exception {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), SALMA);
        try (ExecutorService clicks = Executors.newFixedThreadPool(4)) {
            List<Future<Page>> answers = clicks.invokeAll(List.of(
                    () -> browser.submit(decision, "/decision", AUTHORISE),
                    () -> browser.submit(decision, "/decision", AUTHORISE),
                    () -> browser.submit(decision, "/decision", AUTHORISE),
                    () -> browser.submit(decision, "/decision", REJECT)));
            Set<String> keys = new java.util.HashSet<>();
            for (Future<Page> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(303);
                keys.add(answer.get().parameter("code").isEmpty() ? "error" : "code");
            }
            assertThat(keys).hasSize(1);
        }
        assertThat(CONSENTS.handovers(consentId))
                .extracting(DecideTest::payload)
                .containsOnly(payload(CONSENTS.handovers(consentId).getFirst()));
        assertThat(jdbc.sql("select count(*) from oauth_grant where consent_id = :id")
                        .param("id", consentId)
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void reloadAfterTheDecisionOffersTheWayBack() {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), SALMA);
        browser.submit(decision, "/decision", AUTHORISE);

        Page reloaded = browser.open(decision.address().getPath());
        assertThat(reloaded.body()).contains("You have decided");
        assertThat(browser.submit(reloaded, "/return").parameter("code")).isNotEmpty();

        clock.advance(Duration.ofSeconds(61));
        assertThat(browser.open(decision.address().getPath()).body())
                .contains("You have decided")
                .doesNotContain("/return");
    }

    @Test
    void nothingIsSharedWithoutAnAccount() {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), SALMA);

        Page again = browser.submit(decision, "/decision", "decision", "authorise");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("Choose at least one account", "<title>Error: ");

        Page foreign = browser.submit(again, "/decision", "decision", "authorise", "account", "somebody-elses");
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(CONSENTS.handovers(consentId)).isEmpty();
        assertThat(browser.submit(foreign, "/decision", AUTHORISE).parameter("code"))
                .isNotEmpty();
    }

    @Test
    void onlyTheCustomerWhoAuthorisedFirstMayAuthoriseAgain() {
        CONSENTS.set(consentId, "status", "Authorised");
        CONSENTS.set(consentId, "psuId", SALMA.psuId());

        Page other = authenticate(browser(), attempt(), YUSUF);
        assertThat(other.body()).contains("This belongs to another customer", "error=access_denied");
        assertThat(CONSENTS.handovers(consentId)).isEmpty();

        Browser browser = browser();
        Page same = authenticate(browser, attempt(), SALMA);
        assertThat(same.body()).contains("Keep sharing your account information?");
        assertThat(browser.submit(same, "/decision", AUTHORISE).parameter("code"))
                .isNotEmpty();
    }

    @Test
    void consentServiceHasTheLastWordAboutWhoseConsentItIs() {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), YUSUF);
        CONSENTS.set(consentId, "status", "Authorised");
        CONSENTS.set(consentId, "psuId", SALMA.psuId());

        Page over = browser.submitAndFollow(decision, "/decision", AUTHORISE);
        assertThat(over.body()).contains("This belongs to another customer");
    }

    @Test
    void decliningAgainLeavesWhatWasAllowed() {
        CONSENTS.set(consentId, "status", "Authorised");
        CONSENTS.set(consentId, "psuId", SALMA.psuId());
        Browser browser = browser();

        Page answer = browser.submit(authenticate(browser, attempt(), SALMA), "/decision", REJECT);

        assertThat(answer.parameter("error")).isEqualTo("access_denied");
        assertThat(CONSENTS.status(consentId)).isEqualTo("Authorised");
        assertThat(CONSENTS.handovers(consentId)).isEmpty();
    }

    @Test
    void decisionOutlivesAConsentServiceThatIsAway() {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), SALMA);
        CONSENTS.down(true);
        Page away = browser.submit(decision, "/decision", AUTHORISE);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isNotEmpty();
        assertThat(away.body()).contains("We cannot go on right now");

        CONSENTS.down(false);
        Page answer = browser.open(decision.address().getPath());
        assertThat(answer.parameter("code")).isNotEmpty();
        assertThat(CONSENTS.status(consentId)).isEqualTo("Authorised");
    }

    @Test
    void decisionLeftByACrashIsFinishedWithoutTheBrowser() {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), SALMA);
        CONSENTS.down(true);
        browser.submit(decision, "/decision", AUTHORISE);
        CONSENTS.down(false);
        clock.advance(Duration.ofSeconds(11));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> CONSENTS.status(consentId).equals("Authorised"));
        assertThat(browser.open(decision.address().getPath()).parameter("code")).isNotEmpty();
    }

    @Test
    void signInAloneNeedsNoDecision() {
        Browser browser = browser();
        Page answer = authenticate(browser, attempt(Optional.empty(), Set.of("openid")), SALMA);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.parameter("code")).isNotEmpty();
    }

    @Test
    void consentThatWasRevokedMeanwhileCannotBeAuthorised() {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), SALMA);
        CONSENTS.set(consentId, "status", "Revoked");

        Page over = browser.submitAndFollow(decision, "/decision", AUTHORISE);
        assertThat(over.body()).contains("This request was withdrawn", "error=access_denied");
    }

    @Test
    void attemptIsOverAfterFifteenMinutes() {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), SALMA);
        clock.advance(Duration.ofMinutes(15));

        Page over = browser.submitAndFollow(decision, "/decision", AUTHORISE);
        assertThat(over.body()).contains("Time is up", "Sadeem Money", "error=access_denied");
        assertThat(CONSENTS.handovers(consentId)).isEmpty();
    }

    private static String payload(Handover handover) {
        return handover.kind()
                + handover.body().get("attemptId")
                + handover.body().get("psuId")
                + handover.body().path("accountIds");
    }
}
