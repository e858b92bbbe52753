package dev.amana.token.pages;

import static dev.amana.token.farends.CoreBanking.ACCOUNTS;
import static dev.amana.token.farends.CoreBanking.SALMA;
import static dev.amana.token.farends.CoreBanking.YUSUF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.attempts.AuthorisationRequest;
import dev.amana.token.farends.Browser;
import dev.amana.token.farends.Browser.Page;
import java.net.HttpCookie;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody tries who is not the customer, or wants the customer to do what they did not mean. */
class PageAttacksTest extends PagesTest {

    private static final String[] AUTHORISE = {"decision", "authorise", "account", ACCOUNTS.getFirst()};
    private static final String HOSTILE = "\"><img src=x onerror=alert(1)><script>alert(1)</script>'&lt;";

    @ParameterizedTest
    @ValueSource(strings = {"sign-in", "code", "resend", "correct", "decision", "cancel", "return"})
    void formOfAnAttemptIsTakenOnlyWithItsToken(String form) {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), SALMA);
        String path = decision.address().getPath();
        String stolen = csrf(browser().open(attempt()));

        assertThat(browser.post(path + "/" + form, AUTHORISE).status()).isEqualTo(403);
        assertThat(browser.post(path + "/" + form, "_csrf", stolen, "decision", "reject")
                        .status())
                .isEqualTo(403);

        assertThat(CONSENTS.handovers(consentId)).isEmpty();
        assertThat(browser.submit(browser.open(path), "/decision", AUTHORISE).parameter("code"))
                .isNotEmpty();
    }

    @Test
    void signInToOnesOwnConsentsNeedsItsTokenToo() {
        int asked = CORE_BANKING.received().size();
        assertThat(browser()
                        .post(
                                "/authpage/consents/sign-in",
                                "cpr",
                                SALMA.cpr(),
                                "mobile",
                                SALMA.mobile(),
                                "cif",
                                SALMA.cif())
                        .status())
                .isEqualTo(403);
        assertThat(CORE_BANKING.received()).hasSize(asked);
    }

    @Test
    void noPageCanBeFramedCachedOrRunAScript() {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), SALMA);
        String path = decision.address().getPath();
        List<Page> pages = List.of(
                decision,
                browser.submit(decision, "/decision", "decision", "authorise"),
                browser.post(path + "/decision", AUTHORISE),
                browser().open(path),
                browser.get("/authpage/nothing"),
                browser.get(path + "/code"),
                browser.get(path + "?lang=ar"),
                browser.get("/authpage/consentId/" + consentId),
                browser.get("/authpage/consents"),
                visit(browser(), SALMA));

        assertThat(pages).allSatisfy(page -> {
            assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe", "*");
            assertThat(page.header("Cache-Control")).contains("no-store");
            assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(page.body()).doesNotContain("<script", "http-equiv", "javascript:", " onclick");
        });
    }

    @Test
    void sessionThatSomebodyPlantedIsNotTheOneTheCustomerSignsInWith() {
        Browser attacker = browser();
        String attempt = attempt();
        attacker.open(attempt());
        String planted = cookie(attacker, "amana-session");

        Browser victim = browser();
        victim.open(attempt());
        set(victim, "amana-session", planted);
        Page decision = authenticate(victim, attempt, SALMA);
        assertThat(cookie(victim, "amana-session")).isNotEqualTo(planted);
        assertThat(decision.body()).contains("Share your account information?");

        Page stolen = attacker.open(attempt);
        assertThat(stolen.status()).isEqualTo(403);
        assertThat(stolen.body()).doesNotContain("Sadeem Money");
        set(attacker, "amana-browser", cookie(victim, "amana-browser"));
        assertThat(attacker.open(attempt).body()).contains("You were away too long");
    }

    @Test
    void namesStatesAndPermissionsAreTextAndNeverMarkup() {
        String client = "hostile-" + UUID.randomUUID();
        jdbc.sql("""
                insert into application (client_id, name, profile, redirect_uris, scopes, jwks)
                select :client, :name, profile, redirect_uris, scopes, jwks from application where client_id = 'tpp-one'""").param("client", client).param("name", HOSTILE).update();
        String consent = UUID.randomUUID().toString();
        CONSENTS.add(consent, client, "ReadAccountsBasic", "<script>alert(2)</script>");
        String attempt = attempts.page(attempts.begin(new AuthorisationRequest(
                        client,
                        REDIRECT,
                        Optional.of(HOSTILE),
                        Optional.empty(),
                        Set.of("accounts"),
                        Optional.of(consent),
                        Optional.empty(),
                        Optional.empty())))
                .getPath();

        for (String language : List.of("en", "ar")) {
            Browser browser = new Browser(port, language);
            assertHarmless(browser.open("/authpage/consentId/" + consent));
        }
        Browser browser = browser();
        assertHarmless(browser.open(attempt));
        assertHarmless(signIn(browser, attempt, SALMA));
        browser.submit(browser.open(attempt), "/cancel");
        Page ended = browser.open(attempt);
        assertHarmless(ended);
        assertThat(ended.body()).contains("state=%22%3E%3Cimg");

        CONSENTS.authorise(consent, SALMA.psuId(), ACCOUNTS.getFirst());
        Browser visitor = browser();
        Page list = visit(visitor, SALMA);
        String one = list.address().getPath() + "/consents/" + consent;
        assertHarmless(list);
        assertHarmless(visitor.open(one));
        assertHarmless(visitor.open(one + "/withdraw"));
        assertHarmless(visitor.submitAndFollow(visitor.open(one + "/withdraw"), "/withdraw"));
    }

    @Test
    void nothingInAnAddressLeadsElsewhere() {
        Browser browser = browser();
        Page decision = authenticate(browser, attempt(), SALMA);
        String path = decision.address().getPath();

        assertThat(browser.get(path + "/cancel?redirect_uri=https://elsewhere.example&lang=ar")
                        .location()
                        .getAuthority())
                .isEqualTo("localhost:" + port);
        Page answer = browser.submit(
                decision, "/decision", "decision", "reject", "redirect_uri", "https://elsewhere.example", "state", "x");
        assertThat(answer.location().toString()).startsWith(REDIRECT + "?error=access_denied");
        assertThat(answer.parameter("state")).isEqualTo("state with & and ü");
    }

    @Test
    void twoTabsDecideTwoRequestsEachWithItsOwnSignIn() {
        String second = UUID.randomUUID().toString();
        CONSENTS.add(second, "tpp-one", "ReadAccountsBasic");
        Browser browser = browser();
        String one = attempt();
        String two = attempt(Optional.of(second), Set.of("accounts"));
        Page first = authenticate(browser, one, SALMA);

        assertThat(browser.open(two).body()).contains("CPR number");
        Page other = authenticate(browser, two, YUSUF);

        assertThat(browser.submit(browser.open(one), "/decision", AUTHORISE).parameter("code"))
                .isNotEmpty();
        assertThat(CONSENTS.status(second)).isEqualTo("AwaitingAuthorisation");
        assertThat(browser.submit(other, "/decision", "decision", "reject").parameter("error"))
                .isEqualTo("access_denied");
        assertThat(CONSENTS.handovers(consentId).getFirst().body().get("psuId").stringValue())
                .isEqualTo(SALMA.psuId());
        assertThat(CONSENTS.handovers(second).getFirst().body().get("psuId").stringValue())
                .isEqualTo(YUSUF.psuId());
        assertThat(first.address().getPath()).isNotEqualTo(other.address().getPath());
    }

    @Test
    void goingBackAndSendingAnOldPageAgainShowsWhereTheAttemptStands() {
        Browser browser = browser();
        String attempt = attempt();
        Page start = browser.open(attempt);
        Page code = signIn(browser, attempt, SALMA);
        int messages = CORE_BANKING.messages(SALMA).size();
        String[] details = {"cpr", SALMA.cpr(), "mobile", SALMA.mobile(), "cif", SALMA.cif()};

        // The page from before the sign-in has the token of a session that is no more.
        assertThat(browser.submit(start, "/sign-in", details).status()).isEqualTo(403);
        assertThat(browser.open(attempt).body()).contains("Enter your code");
        assertThat(browser.submit(code, "/code", "code", "").status()).isEqualTo(422);
        assertThat(CORE_BANKING.messages(SALMA).size() - messages).isLessThanOrEqualTo(1);
    }

    private static void assertHarmless(Page page) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<img src=x", "<script>", "onerror=alert(1)>");
    }

    private static String csrf(Page page) {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static String cookie(Browser browser, String name) {
        return browser.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static void set(Browser browser, String name, String value) {
        browser.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .forEach(cookie -> cookie.setValue(value));
    }
}
