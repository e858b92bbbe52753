package dev.amana.corebanking;

import static dev.amana.corebanking.Questions.REQUESTS;
import static dev.amana.corebanking.Questions.SAMPLE;
import static dev.amana.corebanking.Questions.SAMPLE_CURRENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Statements, their transactions and their files. */
class StatementsTest extends BankTest {

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
        BANK.tell(REQUESTS, requestId, question("StatementFile", account, id));
        TreeMap<Integer, JsonNode> chunks = new TreeMap<>();
        Awaitility.await().atMost(RunningBank.PATIENCE).until(() -> {
            for (var record : BANK.repliesWithin(Duration.ofMillis(100))) {
                assertThat(record.value().length).isLessThan(512 * 1024);
                JsonNode chunk = RunningBank.JSON.readTree(record.value());
                if (RunningBank.header(record, "request-id").equals(requestId)) {
                    assertThat(REPLIES.validate(chunk.toString(), InputFormat.JSON))
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
}
