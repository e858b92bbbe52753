package dev.amana.sandbox.psu;

import dev.amana.sandbox.SandboxFailure;
import java.net.URI;
import java.util.Collection;
import org.jsoup.nodes.Document;

/** The PSU at the bank's pages: sign-in, code, decision (security profile §1, step 4). */
public final class PageWalk {

    private final Browser browser;
    private Document page = new Document("");

    public PageWalk(Browser browser) {
        this.browser = browser;
    }

    /** The title of the page the PSU sees. */
    public String title() {
        return page.title();
    }

    /** Everything the PSU can read on it. */
    public String text() {
        return page.body().text();
    }

    public void open(URI address) {
        stay(browser.open(address));
    }

    public void signIn(Customer customer) {
        stay(browser.submit(Form.with(page, "cpr")
                .fill("cpr", customer.cpr())
                .fill("mobile", customer.mobile())
                .fill("cif", customer.cif())));
    }

    public void enterCode(String code) {
        stay(browser.submit(Form.with(page, "code").fill("code", code)));
    }

    public Redirected decide(Decision decision, Collection<String> accountIds) {
        Form form = Form.with(page, "decision").tick("account", accountIds).press("decision", decision.word());
        return switch (browser.submit(form)) {
            case Browser.Visit.SentTo(URI address) -> new Redirected(address);
            case Browser.Visit.AtPage(int status, Document stayed) ->
                throw new SandboxFailure("the decision led to the page \"" + stayed.title() + "\" (" + status + "): "
                        + stayed.body().text());
        };
    }

    private void stay(Browser.Visit visit) {
        switch (visit) {
            case Browser.Visit.SentTo(URI address) ->
                throw new SandboxFailure("the bank sent the PSU away, to " + address);
            case Browser.Visit.AtPage(int status, Document next) -> {
                if (status != 200) {
                    throw new SandboxFailure("the page \"" + next.title() + "\" came with status " + status + ": "
                            + next.body().text());
                }
                page = next;
            }
        }
    }
}
