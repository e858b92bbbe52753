package dev.amana.sandbox.psu;

import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A browser without JavaScript that stays with the bank: it stops where the bank sends it elsewhere. */
public final class Browser implements AutoCloseable {

    private static final int MAX_REDIRECTS = 10;
    private static final String HTML = "text/html";

    private final Calls calls;
    private final URI bank;

    /** Where a visit ended. */
    public sealed interface Visit {
        /** At a page of the bank. */
        record AtPage(int status, Document page) implements Visit {}

        /** At the bank's door, sent to another address. */
        record SentTo(URI address) implements Visit {}
    }

    public Browser(URI bank, Consumer<Answer> witness) {
        this.bank = bank;
        this.calls = Calls.withCookies(new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER), witness);
    }

    public Visit open(URI address) {
        return follow(calls.get(address, "Accept", HTML), MAX_REDIRECTS);
    }

    public Visit submit(Form form) {
        return follow(
                calls.send(
                        "POST",
                        form.action(),
                        HttpRequest.BodyPublishers.ofString(form.body()),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Accept",
                        HTML),
                MAX_REDIRECTS);
    }

    private Visit follow(Answer answer, int redirectsLeft) {
        if (answer.status() / 100 != 3) {
            return new Visit.AtPage(
                    answer.status(), Jsoup.parse(answer.body(), answer.address().toString()));
        }
        URI next = answer.address()
                .resolve(answer.header("location")
                        .orElseThrow(() -> new SandboxFailure(answer.describe() + " without a Location")));
        if (!isOfTheBank(next)) {
            return new Visit.SentTo(next);
        }
        if (answer.method().equals("POST") && answer.status() != 303) {
            throw new SandboxFailure(answer.describe() + " where a form is answered with 303");
        }
        if (redirectsLeft == 0) {
            throw new SandboxFailure(answer.describe() + ", one redirect too many");
        }
        return follow(calls.get(next, "Accept", HTML), redirectsLeft - 1);
    }

    private boolean isOfTheBank(URI address) {
        return bank.getScheme().equals(address.getScheme())
                && bank.getAuthority().equals(address.getAuthority());
    }

    @Override
    public void close() {
        calls.close();
    }
}
