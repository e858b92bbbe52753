package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.sun.net.httpserver.HttpServer;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Phone;
import dev.amana.sandbox.tpp.Authorisation;
import dev.amana.sandbox.tpp.ConsentRequest;
import dev.amana.sandbox.tpp.Tpp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page, in both languages and at both widths: axe-core finds nothing against WCAG 2.2 A and AA, and nothing is wider than a narrow
 * phone. With {@code -Damana.pictures=<folder>} it also takes the pictures of docs/pages.
 */
class EveryPageIT {

    private static final URI REDIRECT = URI.create("http://localhost:8090/callback");
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final int DESKTOP = 1024;
    private static final int PHONE = 360;
    private static final int NARROW = 320;
    private static final int HEIGHT = 740;
    private static final Optional<Path> PICTURES = Optional.ofNullable(System.getProperty("amana.pictures"))
            .filter(folder -> !folder.isBlank())
            .map(Path::of);

    /** Worth showing; the others are variations of these. */
    private static final Set<String> SHOWN =
            Set.of("sign-in", "code", "decision", "concluded", "ended", "consents", "consent", "withdraw");

    private static final Chromium CHROMIUM = new Chromium();

    /** Where the customers are sent back to; nobody reads what it says. */
    private static @Nullable HttpServer tppSite;

    private final Sandbox sandbox = RunningStack.sandbox();
    private final Calls calls = Calls.unwitnessed();
    private final Tpp tpp = Tpp.discover(sandbox, "tpp-one", calls);
    private final String token = tpp.oauth().clientCredentials("accounts").access();
    private final Phone phone = Phone.of(Customer.OF_THE_GUIDE, sandbox, calls);

    @BeforeAll
    static void waitForCustomers() throws IOException {
        tppSite = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), REDIRECT.getPort()), 0);
        tppSite.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        tppSite.start();
    }

    @AfterAll
    static void leave() {
        CHROMIUM.close();
        Objects.requireNonNull(tppSite).stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void nothingStandsInTheWayOfAnybody(String language) {
        try (BrowserContext context = context(language)) {
            Page page = context.newPage();
            String consentId = decide(page, language);
            String other = consent();
            Authorisation given = push(other);
            page.navigate(given.page().toString());
            String path = page.url();
            press(page, "/cancel");
            awaitReturn(page);
            page.navigate(path);
            look(page, "ended", ".over a.primary", language);

            page.navigate(sandbox.at("/authpage/consentId/" + other).toString());
            look(page, "link", ".over", language);
            page.navigate(sandbox.at("/authpage/nothing").toString());
            look(page, "problem", ".over", language);

            visit(page, consentId, language);
        }
    }

    @Test
    void everythingCanBeReachedByKeyboardAndIsSeenToBe() {
        try (BrowserContext context = context("en")) {
            Page page = context.newPage();
            page.navigate(push(consent()).page().toString());
            signIn(page);
            enterCode(page);
            page.locator("button[value=authorise]").waitFor();
            Set<String> controls = new TreeSet<>();
            page.locator("a[href], button, input:not([type=hidden]), summary")
                    .evaluateAll("all => all.map((e, i) => e.dataset.n = 'c' + i)");
            int count = page.locator("[data-n]").count();
            Set<String> reached = new TreeSet<>();
            for (int n = 0; n <= count; n++) {
                page.keyboard().press("Tab");
                reached.add((String) page.evaluate("() => document.activeElement.dataset.n || ''"));
                if (page.evaluate("() => document.activeElement !== document.body")
                        .equals(true)) {
                    assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"))
                            .isEqualTo("solid");
                }
            }
            for (int n = 0; n < count; n++) {
                controls.add("c" + n);
            }
            assertThat(reached).containsAll(controls);
        }
    }

    private BrowserContext context(String language) {
        return CHROMIUM.context(new Browser.NewContextOptions()
                .setReducedMotion(ReducedMotion.REDUCE) // else colours are looked at while they change
                .setLocale("ar".equals(language) ? "ar-BH" : "en-GB")
                .setViewportSize(DESKTOP, HEIGHT));
    }

    /** The whole of an authorisation; one account of the guide's customer is shared in the end. */
    private String decide(Page page, String language) {
        String consentId = consent();
        page.navigate(push(consentId).page().toString());
        String path = page.url();
        look(page, "sign-in", "#cpr", language);
        press(page, "/sign-in");
        look(page, "sign-in-wrong", ".errors", language);
        signIn(page);
        look(page, "code", "#code", language);
        page.locator("#code").fill("12");
        press(page, "/code");
        look(page, "code-wrong", ".errors", language);
        enterCode(page);
        page.locator("summary").nth(1).click();
        look(page, "decision", "details[open]", language);
        page.locator("button[value=authorise]").click();
        look(page, "decision-wrong", ".errors", language);
        page.locator("input[name=account]").first().check();
        page.locator("button[value=authorise]").click();
        awaitReturn(page);
        page.navigate(path);
        look(page, "concluded", "a[href='/authpage/consents']", language);
        return consentId;
    }

    private void visit(Page page, String consentId, String language) {
        page.navigate(sandbox.at("/authpage/consents").toString());
        look(page, "consents-sign-in", "#cpr", language);
        press(page, "/sign-in");
        look(page, "consents-sign-in-wrong", ".errors", language);
        signIn(page);
        look(page, "consents-code", "#code", language);
        enterCode(page);
        look(page, "consents", ".company", language);
        page.locator("a[href$='/consents/" + consentId + "']").click();
        look(page, "consent", "a[href$='/withdraw']", language);
        page.locator("a[href$='/withdraw']").click();
        look(page, "withdraw", "form[action$='/withdraw']", language);
        press(page, "/withdraw");
        page.locator(".past-list > summary").click();
        look(page, "consents-withdrawn", "details[open]", language);
        press(page, "/sign-out");
        look(page, "signed-out", "a.second", language);
    }

    /** @param sign by which the page is known from the one before */
    private void look(Page page, String name, String sign, String language) {
        page.locator(sign).first().waitFor();
        assertThat(page.locator("html").getAttribute("lang")).as(name).isEqualTo(language);
        List<String> wrong = new ArrayList<>();
        for (int width : new int[] {DESKTOP, PHONE}) {
            page.setViewportSize(width, HEIGHT);
            wrong.addAll(violations(page, name + " at " + width));
            if (SHOWN.contains(name)) {
                PICTURES.ifPresent(folder -> Screenshot.write(
                        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)),
                        folder.resolve(
                                "%s-%s-%s.png".formatted(name, language, width == DESKTOP ? "desktop" : "phone"))));
            }
        }
        if ("en".equals(language)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            wrong.addAll(violations(page, name + " in the dark"));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        }
        page.setViewportSize(NARROW, HEIGHT);
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .as(name + " on a narrow phone")
                .isLessThanOrEqualTo(NARROW);
        page.setViewportSize(DESKTOP, HEIGHT);
        assertThat(wrong).isEmpty();
    }

    private static List<String> violations(Page page, String where) {
        return new AxeBuilder(page)
                .withTags(RULES).setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule -> where + ": " + described(rule))
                        .toList();
    }

    private static String described(Rule rule) {
        return rule.getId() + " " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    private String consent() {
        return tpp.createConsent(
                        token,
                        ConsentRequest.of(List.of(
                                        "ReadAccountsDetail",
                                        "ReadBalances",
                                        "ReadTransactionsDetail",
                                        "ReadTransactionsCredits",
                                        "ReadTransactionsDebits",
                                        "ReadBeneficiariesDetail",
                                        "ReadParty"))
                                .period("2026-01-01T00:00:00+03:00", "2027-12-31T23:59:59+03:00"))
                .expect(201)
                .text("/Data/ConsentId");
    }

    private Authorisation push(String consentId) {
        return tpp.oauth().push(consentId, REDIRECT);
    }

    private void signIn(Page page) {
        page.locator("#cpr").fill(Customer.OF_THE_GUIDE.cpr());
        page.locator("#mobile").fill(Customer.OF_THE_GUIDE.mobile());
        page.locator("#cif").fill(Customer.OF_THE_GUIDE.cif());
        press(page, "/sign-in");
    }

    private void enterCode(Page page) {
        page.locator("#code").fill(phone.nextCode());
        press(page, "/code");
    }

    private static void awaitReturn(Page page) {
        page.waitForURL(address -> address.startsWith(REDIRECT.toString()));
    }

    private static void press(Page page, String action) {
        page.locator("form[action$='" + action + "'] button").click();
    }
}
