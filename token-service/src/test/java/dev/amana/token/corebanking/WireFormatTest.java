package dev.amana.token.corebanking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.amana.testsupport.contracts.Expectation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every record looks as its golden example says, and the example fits the schema of core banking, who reads it. */
class WireFormatTest {

    private static final Path GOLDEN = Path.of("contract/core-banking.examples");
    private static final Path SCHEMAS = Path.of("../core-banking-stub/contract/schemas");
    private static final UUID REQUEST = UUID.fromString("5d6a2f0e-1b9c-4c58-9d0e-3f2a7b1c4e5d");
    private static final Instant DEADLINE = Instant.parse("2026-11-21T02:00:05.123Z");
    private static final String SEALED = "eyJ.sealed.to.core.banking";
    private static final String PSU = "L_bks_BTu5W_1gHlUDvuOA";

    private final JsonMapper json = new JsonMapper();

    @Test
    void questionWhetherACustomerIsKnown() throws IOException {
        assertThat(written(new Question.VerifyCustomer(REQUEST, DEADLINE, SEALED)))
                .isEqualTo(golden("verify-customer", "identity-request"));
    }

    @Test
    void questionForACustomersAccounts() throws IOException {
        assertThat(written(new Question.CustomerAccounts(REQUEST, DEADLINE, PSU)))
                .isEqualTo(golden("customer-accounts", "identity-request"));
    }

    @Test
    void textMessage() throws IOException {
        UUID message = UUID.fromString("0b8c9d4e-3f57-4b0e-8f5a-6a2b1c9d8e7f");
        Instant sentAt = Instant.parse("2026-11-21T02:00:00.123Z");
        assertThat(written(new SmsRecord(1, message, PSU, SEALED, sentAt))).isEqualTo(golden("sms", "sms"));
    }

    @Test
    void answersAreReadAsCoreBankingGivesThem() throws IOException {
        Path examples = Path.of("../core-banking-stub/contract/examples");
        Answer matched =
                json.readValue(Files.readString(examples.resolve("identity-reply-matched.json")), Answer.class);
        Answer none = json.readValue(Files.readString(examples.resolve("identity-reply-no-match.json")), Answer.class);
        Answer found = json.readValue(Files.readString(examples.resolve("identity-reply-accounts.json")), Answer.class);

        assertThat(matched.outcome()).isEqualTo("Matched");
        assertThat(matched.psuId()).isNotEmpty();
        assertThat(none.outcome()).isEqualTo("NoMatch");
        assertThat(found.accounts())
                .isNotEmpty()
                .allSatisfy(account -> assertThat(account.maskedNumber()).startsWith("••••"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity-reply.matched", "identity-reply.accounts"})
    void ofAnAnswerNothingIsNeededButWhatIsExpected(String name) {
        Expectation expected = Expectation.named("token-service", "core-banking-stub", name);
        expected.examples().forEach((file, golden) -> {
            Answer whole = answer(golden);
            assertThat(answer(expected.least(golden))).as(file).isEqualTo(whole);
            assertThat(answer(expected.more(golden))).as(file).isEqualTo(whole);
            expected.lacking(golden)
                    .forEach((field, answer) -> assertThatThrownBy(() -> answer(answer))
                            .as(file + " without " + field)
                            .isInstanceOf(CoreBankingSilentException.class));
            assertThatThrownBy(() -> answer(((ObjectNode) golden.deepCopy()).put("schema", 2)))
                    .isInstanceOf(CoreBankingSilentException.class);
        });
    }

    private Answer answer(JsonNode golden) {
        return Answer.read(golden.toString().getBytes(StandardCharsets.UTF_8), json);
    }

    /** In the order of the fields too: a reader sees the schema's number first. */
    private String written(Object value) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(value).replaceAll("\\s", "");
    }

    private static String golden(String example, String schema) throws IOException {
        String text = Files.readString(GOLDEN.resolve(example + ".json"));
        String definition = Files.readString(SCHEMAS.resolve(schema + ".schema.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(definition)
                        .validate(text, InputFormat.JSON))
                .isEmpty();
        return text.replaceAll("\\s", "");
    }
}
