package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Customers;
import dev.amana.sandbox.staff.SampleAuditor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An auditor signs in, finds a consent, moves through its life, and reads why each of its calls was answered as it was. */
class AuditorIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static String usedCode = "";

    private final Sandbox sandbox = RunningStack.sandbox();
    private final Calls calls = Calls.unwitnessed();
    private final SampleAuditor auditor = SampleAuditor.read(sandbox);
    private final Chromium chromium = new Chromium();
    private final Set<String> hosts = new TreeSet<>();

    @AfterEach
    void leave() {
        chromium.close();
        calls.close();
    }

    @Test
    void aConsentsLifeAndItsCallsAreThereToBeSeen() {
        Customer customer = Customers.generated(1, sandbox, calls).getFirst();
        GrantedConsent consent = GrantedConsent.of(customer, List.of("ReadAccountsBasic"), sandbox, calls);
        consent.get("/accounts").expect(200);
        String refused = consent.get("/balances")
                .expect(403)
                .header("x-fapi-interaction-id")
                .orElseThrow();
        consent.withdraw().expect(200);
        await("a call is refused")
                .atMost(SOON)
                .until(() -> consent.get("/accounts").status() == 401);

        try (BrowserContext context = context(true)) {
            Page page = signedIn(context);
            assertAccessible(page);
            page.getByLabel("Its id").fill(consent.id());
            press(page, "Find");

            assertThat(heading(page)).isEqualTo("Consent " + consent.id());
            assertThat(page.locator(".timeline .what b").allTextContents())
                    .containsExactly("ConsentCreated", "ConsentAuthorised", "ConsentRevoked");
            assertThat(shown(page)).contains("Revoked", customer.accountIds().getFirst());
            move(page, "Home");
            assertThat(shown(page))
                    .contains("AwaitingAuthorisation", "None had decided")
                    .doesNotContain("Revoked");
            move(page, "PageUp", "PageUp");
            assertThat(page.getByLabel("Moment").getAttribute("aria-valuetext")).contains(" UTC, ");
            move(page, "End");
            assertThat(shown(page)).contains("Revoked");
            assertAccessible(page);

            await("its calls are kept").pollInSameThread().atMost(SOON).untilAsserted(() -> {
                page.reload();
                assertThat(call(page, refused)).contains("Refused", "/balances", "Rule PERMISSION", "event 1", "403");
            });
            assertThat(page.locator(".calls li").allTextContents())
                    .anyMatch(each -> each.contains("Permitted") && each.contains("Every rule was satisfied"))
                    .anyMatch(each -> each.contains("Rule CONSENT_AUTHORISED") && each.contains("401"));
            find(page, "TPP", "tpp-one", "");
            assertThat(page.locator("tbody tr").count()).isPositive();
            assertAccessible(page);
        }
        assertThat(hosts)
                .containsExactlyInAnyOrder(
                        sandbox.consentService("/").getAuthority(),
                        sandbox.tokenService("/").getAuthority());
    }

    @Test
    void consentsAreFoundByWhomTheyConcernWithoutAnyScript() {
        Customer customer = Customers.generated(1, sandbox, calls).getFirst();
        Instant before = Instant.now();
        GrantedConsent consent = GrantedConsent.of(customer, List.of("ReadAccountsBasic"), sandbox, calls);
        String account = customer.accountIds().getFirst();

        try (BrowserContext context = context(false)) {
            Page page = signedIn(context);
            find(page, "Account", account, "");
            assertThat(page.locator("tbody tr").first().textContent()).contains(consent.id(), "Authorised", "tpp-one");
            find(page, "Account", account, before.toString());
            assertThat(text(page)).contains("Consents on").doesNotContain(consent.id());
            find(page, "Consent id", "no such id", "");
            assertThat(page.getByRole(AriaRole.ALERT).textContent()).isEqualTo("That can be no such id.");
            find(page, "Consent id", "AAAAAAAAAAAAAAAAAAAAAA", "");
            assertThat(heading(page)).isEqualTo("There is no such consent");
            page.navigate(page(consent));
            page.getByLabel("Moment").fill("0");
            press(page, "Show");
            assertThat(shown(page)).contains("AwaitingAuthorisation");
            press(page, "Sign out");
            page.navigate(page(consent));
            assertThat(heading(page)).isEqualTo("Staff sign-in");
        }
    }

    @Test
    void nobodyLooksWithoutASignIn() {
        try (BrowserContext context = context(true)) {
            Page page = opened(context);
            assertThat(heading(page)).isEqualTo("Staff sign-in");
            page.getByLabel("Name").fill(auditor.name());
            page.getByLabel("Password").fill("not " + auditor.password());
            page.getByLabel("Code").fill("000000");
            press(page, "Sign in");
            assertThat(heading(page)).isEqualTo("Staff sign-in");
            assertThat(page.getByRole(AriaRole.ALERT).textContent()).isNotBlank();
            assertAccessible(page);
        }
    }

    private BrowserContext context(boolean scripts) {
        BrowserContext context = chromium.context(
                new Browser.NewContextOptions().setJavaScriptEnabled(scripts).setLocale("en-GB"));
        context.onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
        return context;
    }

    private Page opened(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(sandbox.consentService("/audit/").toString());
        return page;
    }

    /** A code is good once, so whoever signs in again within its half minute waits for the next. */
    private Page signedIn(BrowserContext context) {
        Page page = opened(context);
        String code = await("a code that was not used")
                .atMost(SOON.plusSeconds(5))
                .until(() -> auditor.code(Instant.now()), next -> !next.equals(usedCode));
        usedCode = code;
        page.getByLabel("Name").fill(auditor.name());
        page.getByLabel("Password").fill(auditor.password());
        page.getByLabel("Code").fill(code);
        press(page, "Sign in");
        assertThat(heading(page)).isEqualTo("Find a consent");
        return page;
    }

    private String page(GrantedConsent consent) {
        return sandbox.consentService("/audit/view/" + consent.id()).toString();
    }

    private static void find(Page page, String by, String id, String at) {
        follow(page, page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Amana audit")));
        page.getByLabel("By").selectOption(new SelectOption().setLabel(by));
        page.getByLabel("Its id").fill(id);
        page.getByLabel("As it stood at").fill(at);
        press(page, "Find");
    }

    private static void move(Page page, String... keys) {
        Locator slider = page.getByLabel("Moment");
        for (String key : keys) {
            slider.press(key);
        }
    }

    /** The state that is seen: one of them. */
    private static String shown(Page page) {
        Locator seen = page.locator(".state:visible");
        assertThat(seen.count()).isOne();
        return seen.innerText();
    }

    private static String call(Page page, String interactionId) {
        Locator call = page.locator(".calls > li", new Page.LocatorOptions().setHasText(interactionId));
        assertThat(call.count()).isOne();
        return call.textContent();
    }

    private static void press(Page page, String button) {
        follow(
                page,
                page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true)));
    }

    /** To the end of the next page: a click returns when that begins to arrive. */
    private static void follow(Page page, Locator leading) {
        leading.click();
        page.waitForLoadState();
    }

    private static String heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .textContent();
    }

    private static String text(Page page) {
        return page.locator("main").innerText();
    }

    private static void assertAccessible(Page page) {
        assertThat(new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .setLegacyMode(true)
                        .analyze()
                        .getViolations())
                .extracting(rule -> rule.getId() + " " + rule.getHelp())
                .isEmpty();
    }
}
