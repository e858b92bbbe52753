package dev.amana.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Redirected;
import dev.amana.sandbox.tpp.Authorisation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A person at the bank's pages, in a real browser with JavaScript turned off. */
final class Pages implements AutoCloseable {

    private final Chromium chromium = new Chromium();
    private final BrowserContext context =
            chromium.context(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    private final List<String> asked = new ArrayList<>();
    private Page page = tab();

    private Page tab() {
        Page tab = context.newPage();
        tab.onRequest(request -> asked.add(request.url()));
        return tab;
    }

    void open(Authorisation authorisation) {
        page.navigate(authorisation.page().toString());
    }

    /** The address that the bank tells its customers; in a new tab, for the first may still be on its way to the TPP. */
    void openConsents(URI base) {
        page = tab();
        page.navigate(base.resolve("/authpage/consents").toString());
    }

    /** The page of one of the customer's own consents. */
    void openConsent(String consentId) {
        page.locator("a[href$='/consents/" + consentId + "']").click();
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
        chromium.close();
    }
}
