package dev.amana.aisp.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.ConsentFacts;
import dev.amana.aisp.access.ConsentId;
import dev.amana.aisp.access.ConsentStatus;
import dev.amana.aisp.access.Period;
import dev.amana.aisp.access.Verdict.Permitted;
import dev.amana.aisp.permissions.Permission;
import dev.amana.aisp.permissions.Resource;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DisclosureTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ACCOUNT = """
            {"Account":[{"AccountId":"A","Status":"Enabled","Currency":"BHD","Nickname":"Card","SecretOfTheBank":"x",
              "Account":[{"SchemeName":"BH.OBF.PAN","Identification":"5555667777884444","Name":"Ali"},
                         {"SchemeName":"BH.OBF.IBAN","Identification":"BH13ALSA00106976100100"}],
              "Servicer":{"SchemeName":"BH.OBF.BICFI","Identification":"ALSABHB0"}}]}""";

    @Test
    void basicLeavesOutIdentificationsAndServicer() {
        assertThat(disclosed(Resource.ACCOUNT, ACCOUNT, Permission.READ_ACCOUNTS_BASIC))
                .isEqualTo("[{\"AccountId\":\"A\",\"Status\":\"Enabled\",\"Currency\":\"BHD\",\"Nickname\":\"Card\"}]");
    }

    @Test
    void detailGivesThemWithCardNumbersMasked() {
        assertThat(disclosed(Resource.ACCOUNT, ACCOUNT, Permission.READ_ACCOUNTS_DETAIL))
                .isEqualTo("[{\"AccountId\":\"A\",\"Status\":\"Enabled\",\"Currency\":\"BHD\",\"Nickname\":\"Card\","
                        + "\"Account\":[{\"SchemeName\":\"BH.OBF.PAN\",\"Identification\":\"555566******4444\","
                        + "\"Name\":\"Ali\"},{\"SchemeName\":\"BH.OBF.IBAN\","
                        + "\"Identification\":\"BH13ALSA00106976100100\"}],"
                        + "\"Servicer\":{\"SchemeName\":\"BH.OBF.BICFI\",\"Identification\":\"ALSABHB0\"}}]");
    }

    @Test
    void readPanGivesCardNumbersWhole() {
        assertThat(disclosed(Resource.ACCOUNT, ACCOUNT, Permission.READ_ACCOUNTS_DETAIL, Permission.READ_PAN))
                .contains("5555667777884444");
    }

    @Test
    void cardNumbersAreMaskedInEveryObjectThatHoldsOne() {
        var transaction = """
                {"Transaction":[{"AccountId":"A","CardInstrument":{"CardSchemeName":"VISA",
                   "Identification":"5555667777884444"},
                 "CreditorAccount":{"SchemeName":"BH.OBF.PAN","Identification":"4111111111111111"}}]}""";
        assertThat(disclosed(Resource.TRANSACTION, transaction, Permission.READ_TRANSACTIONS_DETAIL))
                .contains("555566******4444", "411111******1111")
                .doesNotContain("5555667777884444", "4111111111111111");
    }

    @Test
    void recordsOfAccountsThatWereNotAskedForStay() {
        var balances = """
                {"Balance":[{"AccountId":"B","Type":"Information"},{"Type":"Information"},
                            {"AccountId":"A","Type":"Information"}]}""";
        assertThat(disclosed(Resource.BALANCE, balances, Permission.READ_BALANCES))
                .isEqualTo("[{\"AccountId\":\"A\",\"Type\":\"Information\"}]");
    }

    @Test
    void fieldsLeaveInTheTablesOrderWhateverOrderTheyCameIn() {
        var balances = "{\"Balance\":[{\"Type\":\"Information\",\"AccountId\":\"A\"}]}";
        assertThat(disclosed(Resource.BALANCE, balances, Permission.READ_BALANCES))
                .isEqualTo("[{\"AccountId\":\"A\",\"Type\":\"Information\"}]");
    }

    @Test
    void nothingNullOrEmptyLeaves() {
        var balances = """
                {"Balance":[{"AccountId":"A","Type":"","DateTime":null,"Amount":{"Currency":""},
                             "CreditLine":[{"Amount":{}},{"Included":false}]}]}""";
        assertThat(disclosed(Resource.BALANCE, balances, Permission.READ_BALANCES))
                .isEqualTo("[{\"AccountId\":\"A\",\"CreditLine\":[{\"Included\":false}]}]");
    }

    private static String disclosed(Resource resource, String body, Permission first, Permission... more) {
        var accounts = Set.of(new AccountId("A"));
        var consent = new ConsentFacts(
                new ConsentId("c"),
                1,
                "tpp-one",
                ConsentStatus.AUTHORISED,
                Instant.EPOCH,
                EnumSet.of(first, more),
                Period.UNBOUNDED,
                Optional.empty(),
                accounts,
                OptionalLong.of(1));
        return Disclosure.of(resource, new Permitted(consent, accounts))
                .from(JSON.readTree(body))
                .toString();
    }
}
