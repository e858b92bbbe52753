package dev.amana.sandbox.psu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.amana.sandbox.SandboxFailure;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class FormTest {

    private static final String PAGE = """
            <title>Decide</title>
            <form action="/search"><input name="q"></form>
            <form method="post" action="decision?x=1">
              <input type="hidden" name="_csrf" value="a+b c">
              <input type="text" name="note">
              <input type="checkbox" name="accountIds" value="one" checked>
              <input type="checkbox" name="accountIds" value="two">
              <input type="text" name="off" value="x" disabled>
              <button type="submit" name="decision" value="authorise">Yes</button>
              <button type="submit" name="decision" value="reject">No</button>
            </form>
            """;

    private static Document page() {
        return Jsoup.parse(PAGE, "http://localhost:8080/authpage/attempts/1");
    }

    private static Form form() {
        return Form.with(page(), "decision");
    }

    @Test
    void sendsWhatABrowserSends() {
        Form form = form().fill("NOTE", "é&").tick("accountIds", List.of("two")).press("decision", "Authorise");
        assertThat(form.action()).hasToString("http://localhost:8080/authpage/attempts/decision?x=1");
        assertThat(form.body()).isEqualTo("_csrf=a%2Bb+c&note=%C3%A9%26&accountIds=two&decision=authorise");
    }

    @Test
    void whatAPageDoesNotOfferIsSaid() {
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> Form.with(page(), "cpr"))
                .withMessageContaining("\"Decide\"")
                .withMessageContaining("no form with a field cpr");
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> form().tick("accountIds", List.of("three")))
                .withMessageContaining("[three]");
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> form().press("decision", "perhaps"))
                .withMessageContaining("decision=perhaps");
    }
}
