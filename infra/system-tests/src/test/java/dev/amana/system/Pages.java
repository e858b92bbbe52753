package dev.amana.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Redirected;
import dev.amana.sandbox.tpp.Authorisation;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A person at the bank's pages, in a real browser with JavaScript turned off. */
final class Pages implements AutoCloseable {

    private static final Path CHROMIUM =
            Path.of(System.getProperty("amana.chromium", "/usr/bin/chromium")); // as Debian installs it
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright = Playwright.create();
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(QUIET));
    private final BrowserContext context =
            browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    private final Page page = context.newPage();
    private final List<String> asked = new ArrayList<>();

    Pages() {
        page.onRequest(request -> asked.add(request.url()));
    }

    void open(Authorisation authorisation) {
        page.navigate(authorisation.page().toString());
    }

    void signIn(Customer customer) {
        page.getByLabel("CPR number").fill(customer.cpr());
        page.getByLabel("Mobile number").fill(customer.mobile());
        page.getByLabel("CIF number").fill(customer.cif());
        press("Continue");
    }

    void enterCode(String code) {
        page.getByLabel("Code from the text message").fill(code);
        press("Confirm");
    }

    /** Ticks the box of the account whose label has this text. */
    void choose(String account) {
        page.getByText(account).first().click();
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).click();
    }

    /** Presses a button that leads back to the TPP. */
    Redirected pressToReturn(String button, URI redirectUri) {
        String callback = page.waitForRequest(
                        request -> request.url().startsWith(redirectUri.toString()), () -> press(button))
                .url();
        return new Redirected(URI.create(callback));
    }

    String heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .textContent();
    }

    String text() {
        return page.locator("main").innerText();
    }

    /** Every address the browser asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        context.close();
        browser.close();
        playwright.close();
    }
}
