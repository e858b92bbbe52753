package dev.amana.token.pages;

import static dev.amana.token.farends.CoreBanking.ACCOUNTS;
import static dev.amana.token.farends.CoreBanking.SALMA;
import static dev.amana.token.farends.CoreBanking.YUSUF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.farends.Browser;
import dev.amana.token.farends.Browser.Page;
import dev.amana.token.farends.CoreBanking.Customer;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VisitTest extends PagesTest {

    /** Nobody but this class has consents of this customer's. */
    private String own = "";

    @BeforeEach
    void authorisedConsent() {
        own = authorised(SALMA, "tpp-one");
    }

    @Test
    void customerSeesWhoMayReadWhatSinceWhenAndUntilWhen() {
        CONSENTS.set(own, "lastUsedDateTime", "2026-11-21T09:03:00.000Z");
        Browser browser = browser();
        Page list = visit(browser, SALMA);

        assertThat(list.body())
                .contains("My consents", "Sadeem Money", "Active", "21 November 2026", "21 November 2027, 05:00")
                .contains("21 November 2026, 12:03", "One account", "Your account details")
                .contains("Sign out");
        assertThat(list.header("Cache-Control")).contains("no-store");
        assertThat(list.header("Content-Security-Policy")).contains("form-action 'self'; ");

        Page one = browser.open(link(list, own));
        assertThat(one.body()).contains("Your account balance", "Name-1 106976", "•••• 0100", own);
    }

    @Test
    void customerWithdrawsAConsentAfterBeingAskedOnceMore() {
        Browser browser = browser();
        Page list = visit(browser, SALMA);
        Page one = browser.open(link(list, own));

        Page asked = browser.open(link(list, own) + "/withdraw");
        assertThat(one.body()).contains("/withdraw\"");
        assertThat(asked.body()).contains("Withdraw your consent for");
        assertThat(CONSENTS.status(own)).isEqualTo("Authorised");

        Page after = browser.submitAndFollow(asked, "/withdraw");
        assertThat(after.body()).contains("You have withdrawn your consent", "Withdrawn");
        assertThat(CONSENTS.status(own)).isEqualTo("Revoked");
        assertThat(CONSENTS.handovers(own).getLast()).satisfies(handover -> {
            assertThat(handover.kind()).isEqualTo("revocations");
            assertThat(handover.body().get("by").stringValue()).isEqualTo("PSU");
            assertThat(handover.body().get("psuId").stringValue()).isEqualTo(SALMA.psuId());
            assertThat(handover.body().get("interactionId").stringValue()).hasSize(36);
        });

        assertThat(browser.submitAndFollow(asked, "/withdraw").body()).contains("You have withdrawn your consent");
        assertThat(browser.open(link(list, own) + "/withdraw").body()).doesNotContain("Yes, withdraw");
    }

    @Test
    void consentOfAnotherCustomerIsNotFoundAndNotWithdrawn() {
        Browser browser = browser();
        Page list = visit(browser, YUSUF);
        String path = list.address().getPath() + "/consents/" + own;
        assertThat(list.body()).doesNotContain(own);

        Page foreign = browser.open(path);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).contains("We do not find this consent").doesNotContain("Sadeem Money");
        Page forced = browser.post(path + "/withdraw", "_csrf", csrf(list));
        assertThat(forced.status()).isEqualTo(404);
        assertThat(CONSENTS.status(own)).isEqualTo("Authorised");
    }

    @Test
    void withdrawalNeedsTheTokenOfItsForm() {
        Browser browser = browser();
        Page list = visit(browser, SALMA);
        Page refused = browser.post(link(list, own) + "/withdraw");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(CONSENTS.status(own)).isEqualTo("Authorised");
    }

    @Test
    void whatWasProvenForATppOpensNoVisitNorTheOtherWayRound() {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), SALMA);
        String attemptId = decision.address().getPath().substring("/authpage/attempts/".length());
        assertThat(browser.open("/authpage/consents").body()).contains("CPR number");
        assertThat(browser.open("/authpage/consents/visits/" + attemptId).body())
                .contains("You are signed out");

        Page list = visit(browser, SALMA);
        String visitId = list.address().getPath().substring("/authpage/consents/visits/".length());
        assertThat(browser.open("/authpage/attempts/" + visitId).status()).isEqualTo(404);
        assertThat(browser.open(attempt()).body()).contains("CPR number");
        // The sign-in began a new session, so the form of before is not taken; its attempt goes on as it was.
        assertThat(browser.submit(decision, "/decision", "decision", "reject").status())
                .isEqualTo(403);
        Page again = browser.open(decision.address().getPath());
        assertThat(browser.submit(again, "/decision", "decision", "reject").parameter("error"))
                .isEqualTo("access_denied");
    }

    @Test
    void visitBelongsToItsBrowserAndItsSession() {
        Browser browser = browser();
        Page list = visit(browser, SALMA);
        String path = list.address().getPath();

        Page elsewhere = browser().open(path);
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.body()).contains("You are signed out", "href=\"/authpage/consents\"");

        jdbc.sql("update spring_session set last_access_time = 0, expiry_time = 0")
                .update();
        assertThat(browser.open(path).body()).contains("You are signed out").doesNotContain("Sadeem Money");
    }

    @Test
    void visitEndsAfterFifteenMinutesAndAtSigningOut() {
        Browser browser = browser();
        Page list = visit(browser, SALMA);
        Page out = browser.submitAndFollow(list, "/sign-out");
        assertThat(out.body()).contains("You are signed out", "stays as it is");
        assertThat(browser.open(list.address().getPath()).body()).doesNotContain("Sadeem Money");
        assertThat(browser.open(link(list, own)).status()).isEqualTo(403);

        Page second = visit(browser, SALMA);
        clock.advance(Duration.ofMinutes(15));
        assertThat(browser.open(second.address().getPath()).body()).contains("Time is up");
    }

    @Test
    void wrongTripleOfAVisitLooksTheSameAndIsNeverRight() {
        int before = CORE_BANKING.messages(SALMA).size();
        Browser browser = browser();
        Page right = enter(browser(), SALMA);
        codeAfter(SALMA, before);
        Page wrong = enter(browser, new Customer("nobody", SALMA.cpr(), SALMA.mobile(), "999999"));

        assertThat(CodeTest.withoutWhatDiffers(wrong)).isEqualTo(CodeTest.withoutWhatDiffers(right));
        for (int left = 4; left >= 1; left--) {
            wrong = browser.submit(wrong, "/code", "code", "123456");
            assertThat(wrong.status()).isEqualTo(422);
        }
        assertThat(browser.submitAndFollow(wrong, "/code", "code", "123456").body())
                .contains("Too many wrong codes");
        assertThat(CORE_BANKING.messages(SALMA)).hasSize(before + 1);
    }

    @Test
    void wrongCodesCountTogetherWithThoseOfAttempts() {
        for (int n = 0; n < 5; n++) {
            Browser browser = browser();
            int before = CORE_BANKING.messages(SALMA).size();
            Page page = n % 2 == 0 ? enter(browser, SALMA) : signIn(browser, attempt(), SALMA);
            browser.submit(page, "/code", "code", otherThan(codeAfter(SALMA, before)));
        }
        assertThat(enter(browser(), SALMA).body()).contains("Please wait a little");
        assertThat(signIn(browser(), attempt(), SALMA).body()).contains("Please wait a little");
    }

    @Test
    void olderConsentsAreOnFurtherPages() {
        Customer customer = YUSUF;
        String oldest = authorised(customer, "tpp-two");
        authorised(customer, "tpp-one");
        authorised(customer, "tpp-one");
        Browser browser = browser();
        Page list = visit(browser, customer);
        assertThat(list.body()).doesNotContain(oldest).contains("Show older ones");

        Page older = browser.open(list.address().getPath() + "?after=2");
        assertThat(older.body()).contains(oldest, "Bayan Books");
        assertThat(browser.open(link(list, oldest)).body()).contains("Bayan Books");
    }

    @Test
    void silentConsentServiceIsSaidAndTheVisitGoesOn() {
        Browser browser = browser();
        Page list = visit(browser, SALMA);
        CONSENTS.down(true);
        Page silent = browser.open(list.address().getPath());
        assertThat(silent.status()).isEqualTo(503);
        assertThat(silent.body())
                .contains(
                        "We cannot go on right now", "href=\"" + list.address().getPath() + "\"");
        CONSENTS.down(false);
        assertThat(browser.open(list.address().getPath()).body()).contains("Sadeem Money");
    }

    private String authorised(Customer customer, String clientId) {
        String consent = UUID.randomUUID().toString();
        CONSENTS.add(consent, clientId, "ReadAccountsDetail", "ReadBalances");
        CONSENTS.authorise(consent, customer.psuId(), ACCOUNTS.getFirst());
        return consent;
    }

    private static String link(Page list, String consentId) {
        return list.address().getPath() + "/consents/" + consentId;
    }

    private static String csrf(Page page) {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
