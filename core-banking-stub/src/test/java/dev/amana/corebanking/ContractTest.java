package dev.amana.corebanking;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.amana.testsupport.contracts.Expectation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code contract/} promises is what the bank says: examples against schemas, the bank's answers against both. */
class ContractTest {

    private static final Path CONTRACT = Path.of("contract");

    private static final RunningBank BANK = RunningBank.shared();

    @ParameterizedTest
    @CsvSource({
        "request-accounts, request",
        "request-balances, request",
        "request-transactions, request",
        "reply-accounts, reply",
        "reply-balances, reply",
        "reply-transactions, reply",
        "request-beneficiaries, request",
        "reply-beneficiaries, reply",
        "request-direct-debits, request",
        "reply-direct-debits, reply",
        "request-standing-orders, request",
        "reply-standing-orders, reply",
        "request-future-dated-payments, request",
        "reply-future-dated-payments, reply",
        "request-offers, request",
        "reply-offers, reply",
        "request-statements, request",
        "reply-statements, reply",
        "request-statement, request",
        "reply-statement, reply",
        "request-statement-transactions, request",
        "reply-statement-transactions, reply",
        "request-party, request",
        "reply-party, reply",
        "request-parties, request",
        "reply-parties, reply",
        "request-supplementary-info, request",
        "reply-supplementary-info, reply",
        "request-products, request",
        "reply-products, reply",
        "reply-failed, reply",
        "identity-request-verify-customer, identity-request",
        "identity-request-customer-accounts, identity-request",
        "identity-reply-matched, identity-reply",
        "identity-reply-no-match, identity-reply",
        "identity-reply-accounts, identity-reply",
        "reply-failed, identity-reply",
        "sms, sms"
    })
    void everyExampleFitsItsSchema(String example, String schema) {
        fits(example(example), schema);
    }

    @Test
    void aSchemaRefusesWhatDoesNotFit() {
        assertThat(schema("request").validate(example("request-unknown"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema("reply")
                        .validate(example("reply-transactions").replace("2200.000", "2,200"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema("reply").validate(example("reply-accounts").replace("Savings", "SAVINGS"), InputFormat.JSON))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "core-banking.requests.v1, request-accounts, reply-accounts",
        "core-banking.requests.v1, request-balances, reply-balances",
        "core-banking.requests.v1, request-transactions, reply-transactions",
        "core-banking.requests.v1, request-beneficiaries, reply-beneficiaries",
        "core-banking.requests.v1, request-direct-debits, reply-direct-debits",
        "core-banking.requests.v1, request-standing-orders, reply-standing-orders",
        "core-banking.requests.v1, request-future-dated-payments, reply-future-dated-payments",
        "core-banking.requests.v1, request-offers, reply-offers",
        "core-banking.requests.v1, request-statements, reply-statements",
        "core-banking.requests.v1, request-statement, reply-statement",
        "core-banking.requests.v1, request-statement-transactions, reply-statement-transactions",
        "core-banking.requests.v1, request-party, reply-party",
        "core-banking.requests.v1, request-parties, reply-parties",
        "core-banking.requests.v1, request-supplementary-info, reply-supplementary-info",
        "core-banking.requests.v1, request-products, reply-products",
        "core-banking.requests.v1, request-unknown, reply-failed",
        "core-banking.identity-requests.v1, identity-request-customer-accounts, identity-reply-accounts",
        "core-banking.identity-requests.v1, identity-request-verify-customer, identity-reply-matched"
    })
    void theBankAnswersAsTheExampleSays(String topic, String request, String reply) {
        ObjectNode asked = (ObjectNode) RunningBank.JSON.readTree(example(request));
        if (asked.has("jwe")) {
            asked.put(
                    "jwe",
                    RunningBank.sealed("{\"cpr\":\"800106976\",\"mobile\":\"+97333106976\",\"cif\":\"106976\"}"));
        }
        String requestId = UUID.randomUUID().toString();
        BANK.tell(topic, requestId, asked.put("requestId", requestId).toString());
        ObjectNode said =
                (ObjectNode) RunningBank.JSON.readTree(BANK.reply(requestId).value());
        ObjectNode promised = (ObjectNode) RunningBank.JSON.readTree(example(reply));
        said.put("requestId", promised.path("requestId").asString());
        if (promised.path("body").has("snapshot")) {
            ((ObjectNode) said.path("body"))
                    .set("snapshot", promised.path("body").path("snapshot"));
        }
        assertThat(said.toString()).isEqualTo(promised.toString());
    }

    @Test
    void everythingTheBankSaysOfItsNamedCustomersFitsTheSchema() {
        JsonNode customers = RunningBank.JSON.readTree(
                BANK.get("/customers?limit=9", "application/json").body());
        for (JsonNode customer : customers) {
            for (JsonNode account : customer.path("accounts")) {
                String id = account.path("accountId").asString();
                for (String query : new String[] {"Accounts", "Balances", "Transactions"}) {
                    String asked = "{\"schema\":1,\"deadline\":\"2099-01-01T00:00:00Z\",\"query\":\"" + query
                            + "\",\"accountIds\":[\"" + id + "\"],\"pageSize\":250}";
                    JsonNode reply = BANK.ask("core-banking.requests.v1", asked);
                    assertThat(reply.path("outcome").asString()).isEqualTo("Found");
                    fits(reply.toString(), "reply");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aisp-service, requests, core-banking.requests.v1",
        "token-service, identity-requests.verify, core-banking.identity-requests.v1",
        "token-service, identity-requests.accounts, core-banking.identity-requests.v1"
    })
    void ofAQuestionNothingIsNeededButWhatIsExpected(String asker, String name, String topic) {
        Expectation expected = Expectation.named("core-banking-stub", asker, name);
        expected.examples().forEach((file, golden) -> {
            String outcome = outcome(topic, golden);
            assertThat(outcome).as(file).isIn("Found", "Chunk", "Matched");
            assertThat(outcome(topic, expected.more(golden))).as(file).isEqualTo(outcome);
            expected.lacking(golden).forEach((field, question) -> {
                if (!field.equals("/requestId")) { // which is in the header too
                    assertThat(outcome(topic, question))
                            .as(file + " without " + field)
                            .isEqualTo("Failed");
                }
            });
            assertThat(outcome(topic, ((ObjectNode) golden.deepCopy()).put("schema", 2)))
                    .isEqualTo("Failed");
        });
    }

    /** What becomes of the question, asked now. */
    private static String outcome(String topic, JsonNode question) {
        ObjectNode asked = (ObjectNode) question.deepCopy();
        if (asked.has("deadline")) {
            asked.put("deadline", "2099-01-01T00:00:00Z");
        }
        if (asked.has("jwe")) {
            asked.put(
                    "jwe",
                    RunningBank.sealed("{\"cpr\":\"800106976\",\"mobile\":\"+97333106976\",\"cif\":\"106976\"}"));
        }
        if (asked.has("psuId")) {
            asked.put("psuId", "L_bks_BTu5W_1gHlUDvuOA");
        }
        String requestId = UUID.randomUUID().toString();
        BANK.tell(topic, requestId, asked.toString());
        return RunningBank.JSON
                .readTree(BANK.reply(requestId).value())
                .path("outcome")
                .asString();
    }

    private static void fits(String json, String schema) {
        assertThat(schema(schema).validate(json, InputFormat.JSON)).isEmpty();
    }

    private static Schema schema(String name) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text("schemas/" + name + ".schema.json"), InputFormat.JSON);
    }

    private static String example(String name) {
        return text("examples/" + name + ".json");
    }

    private static String text(String path) {
        try {
            return Files.readString(CONTRACT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
