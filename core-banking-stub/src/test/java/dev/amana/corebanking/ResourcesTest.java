package dev.amana.corebanking;

import static dev.amana.corebanking.Questions.REQUESTS;
import static dev.amana.corebanking.Questions.SAMPLE;
import static dev.amana.corebanking.Questions.SAMPLE_CURRENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.iban4j.IbanUtil;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the bank says beyond accounts, balances, transactions and statements. */
class ResourcesTest extends BankTest {

    private static final List<String> LISTS =
            List.of("Beneficiaries", "DirectDebits", "StandingOrders", "FutureDatedPayments", "Offers", "Statements");

    @Test
    void theSamplesBeneficiariesAreAsPrinted() {
        assertThat(body("Beneficiaries", SAMPLE_CURRENT, "").path("Beneficiary").toString())
                .isEqualTo("""
                [{"AccountId":"rvLMP0Y1T1uItFyryIwqYQ","BeneficiaryId":"2247","Reference":"Installment",\
                "CreditorAccount":{"SchemeName":"BH.OBF.IBAN","Identification":"BH10XYZU00100000005698","Name":"Khalid Ahmed Ali"}},\
                {"AccountId":"rvLMP0Y1T1uItFyryIwqYQ","BeneficiaryId":"1567","Reference":"Investment",\
                "CreditorAccount":{"SchemeName":"BH.OBF.IBAN","Identification":"BH10XYZU00100000008876","Name":"Ali Hassan Mohammed"}}]""");
    }

    @Test
    void everythingSaidFitsTheContractAndEveryFieldOccurs() {
        TreeMap<String, Set<String>> fields = new TreeMap<>();
        for (String some : List.of("limit=7", "offset=7&limit=12")) {
            for (JsonNode customer : customers(some)) {
                for (JsonNode listed : customer.path("accounts")) {
                    String account = listed.path("accountId").asString();
                    for (String query : LISTS) {
                        walk(query, body(query, account, ""), fields);
                    }
                    walk("Party", body("Party", account, ""), fields);
                    walk("Parties", body("Parties", account, ""), fields);
                    walk("SupplementaryInfo", body("SupplementaryInfo", account, ""), fields);
                }
            }
        }
        for (String definition : List.of(
                "beneficiary",
                "directDebit",
                "standingOrder",
                "futureDatedPayment",
                "offer",
                "statement",
                "party",
                "readAccount")) {
            JsonNode promised = schemaOf(definition).path("properties");
            Set<String> said = new TreeSet<>();
            fields.values().forEach(said::addAll);
            assertThat(said).as(definition).containsAll(promised.propertyNames());
        }
        assertThat(fields.get("Statements")).contains("LocalAmount", "SubType", "RateType", "Rate", "Frequency");
    }

    private static JsonNode schemaOf(String definition) {
        return RunningBank.JSON.readTree(contract("reply")).path("$defs").path(definition);
    }

    private static void walk(String query, JsonNode node, TreeMap<String, Set<String>> fields) {
        if (node.path("SchemeName").asString("").equals("BH.OBF.IBAN")
                && !node.path("Identification").asString().startsWith("BH10XYZU")) {
            IbanUtil.validate(node.path("Identification").asString());
        }
        node.propertyNames().forEach(name -> {
            fields.computeIfAbsent(query, q -> new TreeSet<>()).add(name);
            walk(query, node.path(name), fields);
        });
        if (node.isArray()) {
            node.forEach(entry -> walk(query, entry, fields));
        }
    }

    @Test
    void standingOrdersAndDirectDebitsAreThoseOfTheLedger() {
        List<String> booked = new ArrayList<>();
        body("Transactions", SAMPLE_CURRENT, ",\"pageSize\":250")
                .path("Transaction")
                .forEach(transaction ->
                        booked.add(transaction.path("BookingDateTime").asString()));
        for (JsonNode order : body("StandingOrders", SAMPLE_CURRENT, "").path("StandingOrder")) {
            if (order.path("StandingOrderStatusCode").asString().equals("Active")) {
                assertThat(booked).contains(order.path("LastPaymentDateTime").asString());
            }
        }
        for (JsonNode debit : body("DirectDebits", SAMPLE_CURRENT, "").path("DirectDebit")) {
            if (debit.has("PreviousPaymentDateTime")) {
                assertThat(booked)
                        .contains(debit.path("PreviousPaymentDateTime").asString());
            }
        }
    }

    @Test
    void aJointAccountHasBothHoldersAndACustomerIsAParty() {
        JsonNode mariam = customers("offset=1&limit=1").path(0);
        String joint = mariam.path("accounts").path(4).path("accountId").asString();
        assertThat(body("Parties", joint, "").path("Party").size()).isEqualTo(2);
        JsonNode self = BANK.ask(
                REQUESTS,
                "{\"schema\":1,\"deadline\":\"%s\",\"query\":\"Party\",\"psuId\":\"%s\"}"
                        .formatted(
                                Instant.now().plusSeconds(30),
                                mariam.path("psuId").asString()));
        assertThat(self.path("body").path("Party").path("Name").asString()).isEqualTo("Mariam Yusuf Al Haddad");
        assertThat(REPLIES.validate(self.toString(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void productsAreTold() {
        assertThat(body("Products", SAMPLE, "").path("Loans").size()).isPositive();
    }

    @Test
    void aBankToldToBeWrongIsWrong() {
        try {
            BANK.send("PUT", "/controls", "{\"replyDelayMillis\":0,\"silent\":false,\"wrong\":\"Failed\"}");
            assertThat(BANK.ask(REQUESTS, question("Offers", SAMPLE, ""))
                            .path("outcome")
                            .asString())
                    .isEqualTo("Failed");
            BANK.send("PUT", "/controls", "{\"replyDelayMillis\":0,\"silent\":false,\"wrong\":\"Malformed\"}");
            String requestId = UUID.randomUUID().toString();
            BANK.tell(REQUESTS, requestId, question("Offers", SAMPLE, ""));
            byte[] torn = BANK.reply(requestId).value();
            assertThatThrownBy(() -> RunningBank.JSON.readTree(torn)).isInstanceOf(JacksonException.class);
        } finally {
            BANK.send("PUT", "/controls", "{\"replyDelayMillis\":0,\"silent\":false}");
        }
    }
}
