package dev.amana.corebanking;

import static dev.amana.corebanking.Questions.IDENTITY;
import static dev.amana.corebanking.Questions.question;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEAlgorithm;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who a customer is, from what only the bank can read. */
class IdentityTest {

    private static final RunningBank BANK = RunningBank.shared();

    @Test
    void aCustomerIsRecognisedAndShownTheAccountsToShare() {
        JsonNode matched = verify("800106976", "33106976", "106976");
        assertThat(matched.path("outcome").asString()).isEqualTo("Matched");
        String psuId = matched.path("psuId").asString();
        JsonNode reply = BANK.ask(IDENTITY, question("CustomerAccounts", ",\"psuId\":\"" + psuId + "\""));
        assertThat(reply.path("accounts").toString()).isEqualTo("""
                [{"accountId":"Zz83yzNPQv6u5aWQbCwQWQ","nickname":"Name-1 106976","accountSubType":"Savings","currency":"BHD",\
                "maskedNumber":"•••• 0100"},\
                {"accountId":"rvLMP0Y1T1uItFyryIwqYQ","nickname":"Name-2 106976","accountSubType":"CurrentAccount",\
                "currency":"BHD","maskedNumber":"•••• 0200"}]""");
    }

    @Test
    void whoeverDoesNotMatchIsNotToldWhy() {
        assertThat(verify("800106976", "33106976", "1").toString())
                .contains("\"outcome\":\"NoMatch\"")
                .doesNotContain("psuId");
        assertThat(verify("1", "2", "3").toString()).contains("\"outcome\":\"NoMatch\"");
        assertThat(BANK.ask(IDENTITY, question("CustomerAccounts", ",\"psuId\":\"nobody\""))
                        .path("accounts")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whatIsNotSealedForTheBankIsRefused() {
        String other = RunningBank.sealed("{}", JWEAlgorithm.RSA_OAEP_512);
        for (String jwe : List.of("no.jwe", other)) {
            JsonNode reply = BANK.ask(IDENTITY, question("VerifyCustomer", ",\"jwe\":\"" + jwe + "\""));
            assertThat(reply.path("outcome").asString()).isEqualTo("Failed");
        }
    }

    private static JsonNode verify(String cpr, String mobile, String cif) {
        String said = "{\"cpr\":\"%s\",\"mobile\":\"%s\",\"cif\":\"%s\"}".formatted(cpr, mobile, cif);
        return BANK.ask(IDENTITY, question("VerifyCustomer", ",\"jwe\":\"" + RunningBank.sealed(said) + "\""));
    }
}
