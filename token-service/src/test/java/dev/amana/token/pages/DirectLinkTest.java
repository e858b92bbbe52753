package dev.amana.token.pages;

import static dev.amana.token.farends.CoreBanking.ACCOUNTS;
import static dev.amana.token.farends.CoreBanking.SALMA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.farends.Browser;
import dev.amana.token.farends.Browser.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DirectLinkTest extends PagesTest {

    @Test
    void flaggedApplicationNeedsNoRequestOfItsOwn() {
        String consent = UUID.randomUUID().toString();
        CONSENTS.add(consent, "tpp-two", "ReadAccountsBasic");
        Browser browser = browser();

        Page decision = authenticate(browser, "/authpage/consentId/" + consent, SALMA);
        assertThat(decision.body()).contains("Bayan Books");
        Page answer = browser.submit(decision, "/decision", "decision", "authorise", "account", ACCOUNTS.getFirst());

        assertThat(answer.location().toString()).startsWith("https://tpp-two.example/callback?");
        assertThat(answer.parameter("code")).isNotEmpty();
        assertThat(answer.parameter("state")).isEmpty();
    }

    @Test
    void otherApplicationsArePointedToAndGrantNothing() {
        Page page = browser().open("/authpage/consentId/" + consentId);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Sadeem Money", "You cannot grant it from here")
                .doesNotContain("<form");
    }

    @Test
    void unknownConsentIsAnUnknownLink() {
        assertThat(browser().open("/authpage/consentId/glBChqDKSK2SkOUS3n1pOQ").status())
                .isEqualTo(404);
    }
}
