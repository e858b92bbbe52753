package dev.amana.corebanking;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.iban4j.IbanUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Everything the bank says beyond accounts, balances and transactions. */
class ResourcesTest {

    private static final String SAMPLE = "Zz83yzNPQv6u5aWQbCwQWQ";
    private static final String SAMPLE_CURRENT = "rvLMP0Y1T1uItFyryIwqYQ";
    private static final List<String> LISTS =
            List.of("Beneficiaries", "DirectDebits", "StandingOrders", "FutureDatedPayments", "Offers", "Statements");

    private static RunningBank bank;
    private static Schema replies;

    @BeforeAll
    static void start() throws IOException {
        bank = RunningBank.start();
        replies = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("contract/schemas/reply.schema.json")), InputFormat.JSON);
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    private static String question(String query, String account, String more) {
        return "{\"schema\":1,\"deadline\":\"%s\",\"query\":\"%s\",\"accountIds\":[\"%s\"]%s}"
                .formatted(Instant.now().plusSeconds(30), query, account, more);
    }

    private static JsonNode body(String query, String account, String more) {
        JsonNode reply = bank.ask("core-banking.requests.v1", question(query, account, more));
        assertThat(reply.path("outcome").asString()).as(reply.toString()).isEqualTo("Found");
        assertThat(replies.validate(reply.toString(), InputFormat.JSON))
                .as(query)
                .isEmpty();
        return reply.path("body");
    }

    private static JsonNode customers(String some) {
        return RunningBank.JSON.readTree(
                bank.get("/customers?" + some, "application/json").body());
    }

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
        try {
            return RunningBank.JSON
                    .readTree(Files.readString(Path.of("contract/schemas/reply.schema.json")))
                    .path("$defs")
                    .path(definition);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
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
    void statementsFollowOnEachOtherAndAddUp() {
        for (JsonNode customer : customers("limit=7")) {
            for (JsonNode account : customer.path("accounts")) {
                BigDecimal later = null;
                for (JsonNode statement : body(
                                "Statements", account.path("accountId").asString(), "")
                        .path("Statement")) {
                    BigDecimal closing = figure(statement, "ClosingBalance");
                    BigDecimal opening = figure(statement, "PreviousClosingBalance");
                    assertThat(opening.add(figure(statement, "TotalCredits")).add(figure(statement, "TotalDebits")))
                            .isEqualByComparingTo(closing);
                    if (later != null) {
                        assertThat(closing).isEqualByComparingTo(later);
                    }
                    later = opening;
                }
            }
        }
    }

    private static BigDecimal figure(JsonNode statement, String type) {
        for (JsonNode amount : statement.path("StatementAmount")) {
            if (amount.path("Type").asString().equals("BH.OBF." + type)) {
                BigDecimal value =
                        new BigDecimal(amount.path("Amount").path("Amount").asString());
                return amount.path("CreditDebitIndicator").asString().equals("Debit") ? value.negate() : value;
            }
        }
        throw new AssertionError(type);
    }

    @Test
    void aStatementsTransactionsAreThoseThatReferToIt() {
        JsonNode statement =
                body("Statements", SAMPLE_CURRENT, "").path("Statement").path(0);
        String id = ",\"statementId\":\"" + statement.path("StatementId").asString() + "\"";
        assertThat(body("Statement", SAMPLE_CURRENT, id).path("Statement").path(0))
                .isEqualTo(statement);
        JsonNode page = body("StatementTransactions", SAMPLE_CURRENT, id + ",\"pageSize\":250");
        assertThat(page.path("Transaction").size()).isPositive();
        page.path("Transaction")
                .forEach(transaction -> assertThat(
                                transaction.path("StatementReference").path(0).asString())
                        .isEqualTo(statement.path("StatementReference").asString()));
        assertThat(body("StatementTransactions", SAMPLE, id)
                        .path("statementFound")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void statementsCountOnlyWhollyWithinThePeriod() {
        String october = ",\"from\":\"2026-09-30T21:00:00Z\",\"to\":\"2026-10-31T20:59:59.999Z\"";
        assertThat(body("Statements", SAMPLE_CURRENT, october)
                        .path("totalRecords")
                        .asInt())
                .isEqualTo(1);
        String late = ",\"from\":\"2026-09-30T21:00:00.001Z\",\"to\":\"2026-10-31T20:59:59.999Z\"";
        assertThat(body("Statements", SAMPLE_CURRENT, late).path("totalRecords").asInt())
                .isZero();
    }

    @Test
    void aStatementsFileIsOneFileAndReadsAsTheStatement() throws IOException, NoSuchAlgorithmException {
        String takings = customers("offset=6&limit=1")
                .path(0)
                .path("accounts")
                .path(0)
                .path("accountId")
                .asString();
        for (String account : List.of(SAMPLE, SAMPLE_CURRENT, takings)) {
            JsonNode statement =
                    body("Statements", account, "").path("Statement").path(0);
            String id = ",\"statementId\":\"" + statement.path("StatementId").asString() + "\"";
            byte[] pdf = file(account, id);
            assertThat(file(account, id)).isEqualTo(pdf);
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(document))
                        .contains("Statement of account")
                        .contains("Closing balance "
                                + figure(statement, "ClosingBalance").toPlainString());
            }
        }
        assertThat(body("StatementFile", SAMPLE, ",\"statementId\":\"none\"")
                        .path("statementFound")
                        .asBoolean(true))
                .isFalse();
    }

    private static byte[] file(String account, String id) throws IOException, NoSuchAlgorithmException {
        String requestId = UUID.randomUUID().toString();
        bank.tell("core-banking.requests.v1", requestId, question("StatementFile", account, id));
        TreeMap<Integer, JsonNode> chunks = new TreeMap<>();
        Awaitility.await().atMost(RunningBank.PATIENCE).until(() -> {
            for (var record : bank.repliesWithin(java.time.Duration.ofMillis(100))) {
                assertThat(record.value().length).isLessThan(512 * 1024);
                JsonNode chunk = RunningBank.JSON.readTree(record.value());
                if (RunningBank.header(record, "request-id").equals(requestId)) {
                    assertThat(replies.validate(chunk.toString(), InputFormat.JSON))
                            .isEmpty();
                    chunks.put(chunk.path("chunk").asInt(), chunk);
                }
            }
            return !chunks.isEmpty()
                    && chunks.size()
                            == chunks.firstEntry().getValue().path("chunks").asInt();
        });
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (JsonNode chunk : chunks.values()) {
            whole.write(Base64.getDecoder().decode(chunk.path("data").asString()));
        }
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole.toByteArray())))
                .isEqualTo(chunks.firstEntry().getValue().path("sha256").asString());
        return whole.toByteArray();
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
        JsonNode self = bank.ask(
                "core-banking.requests.v1",
                "{\"schema\":1,\"deadline\":\"%s\",\"query\":\"Party\",\"psuId\":\"%s\"}"
                        .formatted(
                                Instant.now().plusSeconds(30),
                                mariam.path("psuId").asString()));
        assertThat(self.path("body").path("Party").path("Name").asString()).isEqualTo("Mariam Yusuf Al Haddad");
        assertThat(replies.validate(self.toString(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void productsAreTold() {
        assertThat(body("Products", SAMPLE, "").path("Loans").size()).isPositive();
    }

    @Test
    void aBankToldToBeWrongIsWrong() {
        try {
            bank.send("PUT", "/controls", "{\"replyDelayMillis\":0,\"silent\":false,\"wrong\":\"Failed\"}");
            assertThat(bank.ask("core-banking.requests.v1", question("Offers", SAMPLE, ""))
                            .path("outcome")
                            .asString())
                    .isEqualTo("Failed");
            bank.send("PUT", "/controls", "{\"replyDelayMillis\":0,\"silent\":false,\"wrong\":\"Malformed\"}");
            String requestId = UUID.randomUUID().toString();
            bank.tell("core-banking.requests.v1", requestId, question("Offers", SAMPLE, ""));
            byte[] torn = bank.reply(requestId).value();
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> RunningBank.JSON.readTree(torn))
                    .isInstanceOf(tools.jackson.core.JacksonException.class);
        } finally {
            bank.send("PUT", "/controls", "{\"replyDelayMillis\":0,\"silent\":false}");
        }
    }
}
