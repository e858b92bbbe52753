package dev.amana.token.pages;

import static dev.amana.token.farends.CoreBanking.SALMA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.farends.Browser;
import dev.amana.token.farends.Browser.Page;
import dev.amana.token.farends.CoreBanking.Customer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInTest extends PagesTest {

    private static final Customer NOBODY = new Customer("nobody", SALMA.cpr(), SALMA.mobile(), "000000");

    @Test
    void whatCannotBeRightIsSaidFieldByFieldAndAsksNobody() {
        Browser browser = browser();
        int asked = CORE_BANKING.received().size();
        Page page = browser.submit(
                browser.open(attempt()), "/sign-in", "cpr", "12345", "mobile", "none", "cif", "\"><script>");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains(
                        "role=\"alert\"", "href=\"#cpr\"", "href=\"#mobile\"", "href=\"#cif\"", "aria-invalid=\"true\"")
                .contains("value=\"12345\"")
                .doesNotContain("<script>");
        assertThat(CORE_BANKING.received()).hasSize(asked);
    }

    @Test
    void numbersAreTakenInTheWaysPeopleWriteThem() {
        Browser browser = browser();
        Page page = browser.submitAndFollow(
                browser.open(attempt()),
                "/sign-in",
                "cpr",
                " 8001 06976",
                "mobile",
                "00973 3310-6976",
                "cif",
                "106976 ");
        assertThat(page.body()).contains("Enter your code", "<b>976</b>");
    }

    @Test
    void whatIdentifiesACustomerLeavesOnlyEncrypted() {
        authenticate(browser(), attempt(), SALMA);
        assertThat(CORE_BANKING.received().toString())
                .doesNotContain(SALMA.cpr())
                .doesNotContain("33106976")
                .contains("VerifyCustomer", "CustomerAccounts");
        assertThat(jdbc.sql("select cast(array_agg(attempt) as text) from attempt")
                        .query(String.class)
                        .single())
                .doesNotContain(SALMA.cpr());
    }

    @Test
    void wrongTriplesMakeTheirAddressWaitAndNotTheCustomer() {
        for (int wrong = 0; wrong < 10; wrong++) {
            assertThat(signIn(browser(), attempt(), NOBODY).body()).contains("Enter your code");
        }
        Page refused = signIn(browser(), attempt(), SALMA);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("too many sign-ins from your network");

        jdbc.sql("delete from try_count where kind = 'WrongSignInFromAddress'").update();
        assertThat(authenticate(browser(), attempt(), SALMA).body()).contains("Share your account information?");
    }

    @Test
    void silentCoreBankingIsSaidAndCostsNothing() {
        Browser browser = browser();
        String attempt = attempt();
        CORE_BANKING.silent(true);
        Page page = signIn(browser, attempt, SALMA);
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isNotEmpty();
        assertThat(page.body()).contains("We cannot go on right now", "href=\"" + attempt + "\"");

        CORE_BANKING.silent(false);
        assertThat(authenticate(browser, attempt, SALMA).body()).contains("Share your account information?");
    }

    @Test
    void signInsWithinOneAttemptAreCounted() {
        Browser browser = browser();
        String attempt = attempt();
        for (int signIn = 0; signIn < 4; signIn++) {
            Page page = signIn(browser, attempt, NOBODY);
            assertThat(page.body()).contains("Enter your code");
            clock.advance(Duration.ofSeconds(30));
            browser.submit(page, "/correct");
        }
        assertThat(signIn(browser, attempt, NOBODY).body()).contains("Too many tries");
    }

    @Test
    void doubleClickSendsOneMessage() throws Exception {
        Browser browser = browser();
        Page page = browser.open(attempt());
        int before = CORE_BANKING.messages(SALMA).size();
        String[] details = {"cpr", SALMA.cpr(), "mobile", SALMA.mobile(), "cif", SALMA.cif()};
        Thread other = Thread.ofVirtual().start(() -> browser.submit(page, "/sign-in", details));
        browser.submit(page, "/sign-in", details);
        other.join();

        Page code = browser.open(page.address().getPath());
        String sent = codeAfter(SALMA, before);
        assertThat(browser.submitAndFollow(code, "/code", "code", sent).body())
                .contains("Share your account information?");
        assertThat(CORE_BANKING.messages(SALMA)).hasSize(before + 1);
    }
}
