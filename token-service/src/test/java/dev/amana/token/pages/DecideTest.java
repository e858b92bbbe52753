package dev.amana.token.pages;

import static dev.amana.token.farends.CoreBanking.ACCOUNTS;
import static dev.amana.token.farends.CoreBanking.SALMA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.farends.Browser;
import dev.amana.token.farends.Browser.Page;
import org.junit.jupiter.api.Test;

class DecideTest extends PagesTest {

    @Test
    void customerAuthorisesAndIsSentBackWithCodeStateAndIssuer() throws Exception {
        Browser browser = browser();
        String attempt = attempt();
        Page decision = authenticate(browser, attempt, SALMA);
        assertThat(decision.body()).contains("Sadeem Money", "Name-1 106976", "•••• 0100", "21 November 2027");

        Page answer = browser.submit(decision, "/decision", "decision", "authorise", "account", ACCOUNTS.getFirst());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location().toString()).startsWith(REDIRECT.toString());
        assertThat(answer.parameter("code")).isNotEmpty();
        assertThat(answer.parameter("state")).isEqualTo("state with & and ü");
        assertThat(answer.parameter("iss")).isEqualTo("http://localhost:8080/apigateway/as");
        assertThat(CONSENTS.status(consentId)).isEqualTo("Authorised");
        assertThat(CONSENTS.handovers(consentId)).hasSize(1);
    }
}
