package dev.amana.token.pages;

import static dev.amana.token.farends.CoreBanking.ACCOUNTS;
import static dev.amana.token.farends.CoreBanking.SALMA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.farends.Browser;
import dev.amana.token.farends.Browser.Page;
import java.net.HttpCookie;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest extends PagesTest {

    @Test
    void anotherBrowserIsToldThatTheRequestWasOpenedElsewhere() {
        String attempt = attempt();
        Browser browser = browser();
        Page decision = authenticate(browser, attempt, SALMA);

        Page other = browser().open(attempt);
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.body()).contains("This request was opened elsewhere").doesNotContain("error=access_denied");
        assertThat(browser.submit(decision, "/decision", "decision", "authorise", "account", ACCOUNTS.getFirst())
                        .parameter("code"))
                .isNotEmpty();
    }

    @Test
    void idleSessionEndsTheAttempt() {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), SALMA);
        jdbc.sql("update spring_session set last_access_time = 0, expiry_time = 0")
                .update();

        Page refused = browser.submit(decision, "/decision", "decision", "authorise", "account", ACCOUNTS.getFirst());
        assertThat(refused.status()).isEqualTo(403);
        Page over = browser.open(decision.address().getPath());
        assertThat(over.body()).contains("You were away too long", "error=access_denied");
        assertThat(CONSENTS.handovers(consentId)).isEmpty();
        assertThat(CONSENTS.status(consentId)).isEqualTo("AwaitingAuthorisation");
    }

    @Test
    void idleBeforeTheSignInLosesNothing() {
        Browser browser = browser();
        String attempt = attempt();
        Page page = browser.open(attempt);
        jdbc.sql("update spring_session set last_access_time = 0, expiry_time = 0")
                .update();

        Page refused =
                browser.submit(page, "/sign-in", "cpr", SALMA.cpr(), "mobile", SALMA.mobile(), "cif", SALMA.cif());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("That did not reach us as it should", "href=\"" + attempt + "\"");
        assertThat(authenticate(browser, attempt, SALMA).body()).contains("Share your account information?");
    }

    @Test
    void formWithoutItsTokenIsRefusedAndChangesNothing() {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), SALMA);

        Page refused = browser.post(
                decision.address().getPath() + "/decision", "decision", "authorise", "account", ACCOUNTS.getFirst());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Content-Type")).startsWith("text/html");
        assertThat(CONSENTS.handovers(consentId)).isEmpty();
        assertThat(browser.open(decision.address().getPath()).body()).contains("Share your account information?");
    }

    @Test
    void signInStartsASessionThatNobodyKnewBefore() {
        Browser browser = browser();
        String attempt = attempt();
        browser.open(attempt);
        Optional<String> before = cookie(browser, "amana-session");
        signIn(browser, attempt, SALMA);
        Optional<String> after = cookie(browser, "amana-session");

        assertThat(before).isPresent();
        assertThat(after).isPresent().isNotEqualTo(before);
    }

    @Test
    void answersCarryWhatKeepsABrowserSafe() {
        Page page = browser().open(attempt());

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "style-src 'self'", "frame-ancestors 'none'")
                .contains("form-action 'self' http://localhost:8090;")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.response().headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
        assertThat(page.body())
                .contains("<html lang=\"en\" dir=\"ltr\">")
                .doesNotContain("<script")
                .doesNotContain("style=");
    }

    @Test
    void unknownAddressesAreAnsweredWithAPage() {
        for (String path : new String[] {
            "/authpage", "/authpage/nothing", "/authpage/attempts/" + UUID.randomUUID(), "/authpage/attempts/x"
        }) {
            Page page = browser().open(path);
            assertThat(page.status()).as(path).isEqualTo(404);
            assertThat(page.body()).contains("This link leads nowhere", "<html lang=\"en\"");
        }
    }

    @Test
    void addressOfAFormOpenedByItselfLeadsToItsPage() {
        Browser browser = browser();
        String attempt = attempt();
        signIn(browser, attempt, SALMA);
        assertThat(browser.open(attempt + "/sign-in").body()).contains("Enter your code");
    }

    @Test
    void styleSheetIsServed() {
        Page sheet = browser().open("/authpage/assets/amana.css");
        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.header("Content-Type")).startsWith("text/css");
        assertThat(sheet.header("Set-Cookie")).isEmpty();
    }

    private static Optional<String> cookie(Browser browser, String name) {
        return browser.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }
}
