package dev.amana.corebanking;

import static dev.amana.corebanking.Questions.REQUESTS;
import static dev.amana.corebanking.Questions.SAMPLE;
import static dev.amana.corebanking.Questions.SAMPLE_CURRENT;
import static dev.amana.corebanking.Questions.accounts;
import static dev.amana.corebanking.Questions.question;
import static dev.amana.corebanking.RunningBank.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What core banking says of accounts, balances and transactions. */
class AccountAnswersTest {

    private static final RunningBank BANK = RunningBank.shared();

    @Test
    void theSampleCustomersAccountIsAsPrinted() {
        JsonNode reply = BANK.ask(REQUESTS, question("Accounts", accounts(SAMPLE, "unknown")));
        assertThat(reply.path("outcome").asString()).isEqualTo("Found");
        assertThat(reply.path("body").toString()).isEqualTo("""
                {"Account":[{"AccountId":"Zz83yzNPQv6u5aWQbCwQWQ","Status":"Enabled","Currency":"BHD","AccountType":"Personal",\
                "AccountSubType":"Savings","Nickname":"Name-1 106976",\
                "Account":[{"SchemeName":"BH.OBF.IBAN","Identification":"BH13ALSA00106976100100"}],\
                "Servicer":{"SchemeName":"BH.OBF.BICFI","Identification":"ALSABHB0"}}]}""");
    }

    @Test
    void theSampleCustomersBalanceIsAsPrinted() {
        JsonNode balance = BANK.ask(REQUESTS, question("Balances", accounts(SAMPLE)))
                .path("body")
                .path("Balance")
                .path(0);
        assertThat(balance.toString()).isEqualTo("""
                {"AccountId":"Zz83yzNPQv6u5aWQbCwQWQ","Amount":{"Amount":"273.102","Currency":"BHD"},\
                "CreditDebitIndicator":"Credit","Type":"Information","DateTime":"2021-05-23T10:11:00.117Z"}""");
    }

    @Test
    void theSampleCustomersTransactionIsAsPrinted() {
        JsonNode body =
                BANK.ask(REQUESTS, question("Transactions", accounts(SAMPLE))).path("body");
        assertThat(body.path("totalRecords").asInt()).isEqualTo(1);
        assertThat(body.path("Transaction").path(0).toString()).isEqualTo("""
                {"AccountId":"Zz83yzNPQv6u5aWQbCwQWQ","TransactionReference":"TT183440","CreditDebitIndicator":"Debit",\
                "Status":"Booked","BookingDateTime":"2018-12-10T13:50:00.000Z",\
                "TransactionInformation":"Cash Withdrawal-TT183440","Amount":{"Amount":"2200.000","Currency":"BHD"},\
                "DebtorAgent":{"SchemeName":"BH.OBF.BICFI","Identification":"ALSABHB0"},\
                "DebtorAccount":{"SchemeName":"BH.OBF.IBAN","Identification":"00106976100100"}}""");
    }

    @Test
    void theNewestTransactionsBalanceIsTheAvailableBalance() {
        JsonNode newest = BANK.ask(REQUESTS, question("Transactions", accounts(SAMPLE_CURRENT)))
                .path("body")
                .path("Transaction")
                .path(0)
                .path("Balance")
                .path("Amount");
        JsonNode available = BANK.ask(REQUESTS, question("Balances", accounts(SAMPLE_CURRENT)))
                .path("body")
                .path("Balance")
                .path(0);
        assertThat(available.path("Type").asString()).isEqualTo("InterimAvailable");
        assertThat(available.path("Amount")).isEqualTo(newest);
    }

    @Test
    void periodAndDirectionFilterTransactions() {
        String fields = accounts(SAMPLE_CURRENT)
                + ",\"from\":\"2026-09-30T21:00:00Z\",\"to\":\"2026-10-31T20:59:59.999Z\",\"creditDebit\":[\"Credit\"]";
        JsonNode body = BANK.ask(REQUESTS, question("Transactions", fields)).path("body");
        assertThat(body.path("Transaction").size()).isPositive();
        body.path("Transaction").forEach(transaction -> {
            assertThat(transaction.path("CreditDebitIndicator").asString()).isEqualTo("Credit");
            assertThat(Instant.parse(transaction.path("BookingDateTime").asString()))
                    .isBetween(Instant.parse("2026-09-30T21:00:00Z"), Instant.parse("2026-10-31T20:59:59.999Z"));
        });
    }

    @Test
    void pagesHoldStillWhileBookingsComeIn() {
        List<String> before = read(SAMPLE_CURRENT, false);
        List<String> during = read(SAMPLE_CURRENT, true);
        assertThat(during).isEqualTo(before);
        assertThat(before).hasSizeGreaterThan(500).doesNotHaveDuplicates();
        assertThat(read(SAMPLE_CURRENT, false))
                .hasSizeGreaterThan(before.size())
                .containsAll(before);
    }

    /** All transaction ids in the order of the pages; on demand with bookings, backdated too, between the pages. */
    private static List<String> read(String account, boolean posting) {
        List<String> ids = new ArrayList<>();
        String snapshot = "";
        long pages = 1;
        for (int page = 1; page <= pages; page++) {
            String fields = accounts(account) + ",\"page\":" + page + ",\"pageSize\":100" + snapshot;
            JsonNode body = BANK.ask(REQUESTS, question("Transactions", fields)).path("body");
            body.path("Transaction")
                    .forEach(t -> ids.add(t.path("TransactionId").asString()));
            pages = body.path("totalPages").asLong();
            snapshot = ",\"snapshot\":" + body.path("snapshot").asLong();
            if (posting) {
                post(account, "{\"creditDebitIndicator\":\"Credit\",\"amount\":\"1.500\"}");
                post(
                        account,
                        "{\"creditDebitIndicator\":\"Debit\",\"amount\":\"1.500\",\"bookingDateTime\":\"2025-06-01T10:00:00Z\"}");
            }
        }
        return ids;
    }

    @Test
    void aBookingByHandMustMakeSense() {
        String path = "/accounts/" + SAMPLE_CURRENT + "/transactions";
        assertThat(BANK.send("POST", path, "{\"creditDebitIndicator\":\"Credit\",\"amount\":\"1.5000\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(BANK.send("POST", path, "{\"creditDebitIndicator\":\"Credit\",\"amount\":\"1.0001\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(BANK.send("POST", path, "{\"creditDebitIndicator\":\"Credit\",\"amount\":\"-1\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(BANK.send("POST", path, "{\"amount\":\"1\"}").statusCode()).isEqualTo(400);
        assertThat(BANK.send(
                                "POST",
                                "/accounts/none/transactions",
                                "{\"creditDebitIndicator\":\"Credit\",\"amount\":\"1\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    private static void post(String account, String posting) {
        assertThat(BANK.send("POST", "/accounts/" + account + "/transactions", posting)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void everyOptionalFieldOfATransactionOccursSomewhere() {
        Set<String> fields = new HashSet<>();
        for (JsonNode customer :
                JSON.readTree(BANK.get("/customers?limit=7", "application/json").body())) {
            for (JsonNode account : customer.path("accounts")) {
                for (int page = 1; page <= 2; page++) {
                    String asked =
                            accounts(account.path("accountId").asString()) + ",\"pageSize\":250,\"page\":" + page;
                    BANK.ask(REQUESTS, question("Transactions", asked))
                            .path("body")
                            .path("Transaction")
                            .forEach(transaction -> fields.addAll(transaction.propertyNames()));
                }
            }
        }
        assertThat(fields)
                .containsExactlyInAnyOrder(
                        "AccountId",
                        "TransactionId",
                        "TransactionReference",
                        "StatementReference",
                        "CreditDebitIndicator",
                        "Status",
                        "BookingDateTime",
                        "ValueDateTime",
                        "TransactionInformation",
                        "AddressLine",
                        "Amount",
                        "ChargeAmount",
                        "CurrencyExchange",
                        "BankTransactionCode",
                        "ProprietaryBankTransactionCode",
                        "Balance",
                        "MerchantDetails",
                        "CreditorAgent",
                        "CreditorAccount",
                        "DebtorAgent",
                        "DebtorAccount",
                        "CardInstrument");
    }

    @Test
    void theLargestPageFitsAReply() {
        JsonNode takings = JSON.readTree(
                BANK.get("/customers?offset=6&limit=1", "application/json").body());
        String id = takings.path(0).path("accounts").path(0).path("accountId").asString();
        String requestId = UUID.randomUUID().toString();
        BANK.tell(
                REQUESTS,
                requestId,
                question("Transactions", accounts(id) + ",\"pageSize\":250").replace("REQUEST-ID", requestId));
        byte[] reply = BANK.reply(requestId).value();
        assertThat(JSON.readTree(reply).path("body").path("totalRecords").asInt())
                .isGreaterThan(100_000);
        assertThat(reply.length).isLessThan(512 * 1024);
    }

    @Test
    void customersAreListedForPeopleAndForPrograms() {
        JsonNode listed = JSON.readTree(
                BANK.get("/customers?offset=0&limit=2000", "application/json").body());
        assertThat(listed.size()).isEqualTo(2_000);
        assertThat(listed.path(0).path("cpr").asString()).isEqualTo("800106976");
        assertThat(listed.path(0).path("mobile").asString()).isEqualTo("+97333106976");
        assertThat(BANK.get("/customers", "text/html").body())
                .contains("<table>")
                .contains("Mariam Yusuf Al Haddad");
        assertThat(BANK.get("/customers?limit=0", "application/json").statusCode())
                .isEqualTo(400);
    }
}
