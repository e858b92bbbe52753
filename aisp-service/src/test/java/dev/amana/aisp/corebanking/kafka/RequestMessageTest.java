package dev.amana.aisp.corebanking.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Period;
import dev.amana.aisp.access.PsuId;
import dev.amana.aisp.corebanking.Query;
import dev.amana.aisp.corebanking.Query.Listing.Kind;
import dev.amana.aisp.corebanking.StatementId;
import dev.amana.aisp.permissions.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What goes out on {@code core-banking.requests.v1} is its golden example, and its golden example is its schema's. */
class RequestMessageTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path CONTRACT = Path.of("contract");
    private static final Path BANK = Path.of("../core-banking-stub/contract");
    private static final AccountId FIRST = new AccountId("Zz83yzNPQv6u5aWQbCwQWQ");
    private static final AccountId SECOND = new AccountId("rvLMP0Y1T1uItFyryIwqYQ");

    private static final Query.Page FIRST_PAGE = new Query.Page(OptionalLong.empty(), 1, 100);
    private static final StatementId JUNE = new StatementId("2018-06");

    private static Query listing(Kind kind) {
        return new Query.Listing(kind, Set.of(FIRST), FIRST_PAGE);
    }

    static Stream<Arguments> questions() {
        var year = new Period(
                Optional.of(Instant.parse("2018-01-01T00:00:00Z")),
                Optional.of(Instant.parse("2018-12-31T23:59:59.999Z")));
        return Stream.of(
                argumentSet("accounts", "Accounts", new Query.Accounts(Set.of(SECOND, FIRST))),
                argumentSet("balances", "Balances", new Query.Balances(Set.of(FIRST))),
                argumentSet("beneficiaries", "Beneficiaries", listing(Kind.BENEFICIARIES)),
                argumentSet("direct debits", "DirectDebits", listing(Kind.DIRECT_DEBITS)),
                argumentSet("standing orders", "StandingOrders", listing(Kind.STANDING_ORDERS)),
                argumentSet("future-dated payments", "FutureDatedPayments", listing(Kind.FUTURE_DATED_PAYMENTS)),
                argumentSet(
                        "offers",
                        "Offers.later-page",
                        new Query.Listing(Kind.OFFERS, Set.of(FIRST), new Query.Page(OptionalLong.of(4711), 2, 100))),
                argumentSet("statements", "Statements", new Query.Statements(Set.of(FIRST), year, FIRST_PAGE)),
                argumentSet("statement", "Statement", new Query.Statement(FIRST, JUNE)),
                argumentSet(
                        "statement's transactions",
                        "StatementTransactions",
                        new Query.StatementTransactions(FIRST, JUNE, year, EnumSet.allOf(Direction.class), FIRST_PAGE)),
                argumentSet("statement's file", "StatementFile", new Query.StatementFile(FIRST, JUNE)),
                argumentSet("customer", "Party.customer", new Query.Customer(new PsuId("psu-1"))),
                argumentSet("holder", "Party.holder", new Query.Holder(FIRST)),
                argumentSet("parties", "Parties", new Query.Parties(FIRST)),
                argumentSet("supplementary info", "SupplementaryInfo", new Query.SupplementaryInfo(FIRST)),
                argumentSet("products", "Products", new Query.Products()),
                argumentSet(
                        "first page",
                        "Transactions.first-page",
                        new Query.Transactions(
                                Set.of(FIRST),
                                Period.UNBOUNDED,
                                EnumSet.of(Direction.CREDIT),
                                new Query.Page(OptionalLong.empty(), 1, 100))),
                argumentSet(
                        "later page",
                        "Transactions.later-page",
                        new Query.Transactions(
                                Set.of(FIRST),
                                year,
                                EnumSet.allOf(Direction.class),
                                new Query.Page(OptionalLong.of(4711), 2, 100))));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aQuestionIsWrittenAsItsGoldenExample(String example, Query query) throws IOException {
        var message = RequestMessage.of(
                query,
                UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"),
                Instant.parse("2026-11-21T10:00:03Z"),
                UUID.fromString("93bac548-d2de-4546-b106-880a5018460d"));
        var golden = Files.readString(CONTRACT.resolve("golden/core-banking.requests.v1." + example + ".json"));
        assertThat(new String(message.bytes(), StandardCharsets.UTF_8)).isEqualTo(golden);
        assertThat(errors(golden)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"schema\":2,\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"deadline\":\"2026-11-21T10:00:03Z\","
                        + "\"interactionId\":\"93bac548-d2de-4546-b106-880a5018460d\",\"query\":\"Accounts\","
                        + "\"accountIds\":[\"A\"]}",
                "{\"schema\":1,\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"deadline\":\"2026-11-21T10:00:03Z\","
                        + "\"interactionId\":\"93bac548-d2de-4546-b106-880a5018460d\",\"query\":\"Transactions\","
                        + "\"accountIds\":[\"A\"]}",
                "{\"schema\":1,\"requestId\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"deadline\":\"2026-11-21T10:00:03Z\","
                        + "\"interactionId\":\"93bac548-d2de-4546-b106-880a5018460d\",\"query\":\"Accounts\","
                        + "\"accountIds\":[\"A\"],\"cpr\":\"800106976\"}",
            })
    void theSchemaRefusesAnythingElse(String value) {
        assertThat(errors(value)).isNotEmpty();
    }

    @Test
    void everyGoldenExampleIsOfTheSchema() throws IOException {
        try (var examples = Files.list(CONTRACT.resolve("golden"))) {
            assertThat(examples.filter(file -> file.getFileName().toString().startsWith("core-banking.requests.v1")))
                    .hasSize(18)
                    .allSatisfy(
                            file -> assertThat(errors(Files.readString(file))).isEmpty());
        }
    }

    @Test
    void everyGoldenExampleIsWhatCoreBankingTakes() throws IOException {
        try (var examples = Files.list(CONTRACT.resolve("golden"))) {
            assertThat(examples.filter(file -> file.getFileName().toString().startsWith("core-banking.requests.v1"))
                            .filter(RequestMessageTest::knownToTheBank))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(
                                    errors(BANK.resolve("schemas/request.schema.json"), Files.readString(file)))
                            .isEmpty());
        }
    }

    /** The bank's own contract grows apart from ours: what it names it must take. */
    private static boolean knownToTheBank(Path example) {
        try {
            var query = JSON.readTree(Files.readAllBytes(example)).path("query").toString();
            return Files.readString(BANK.resolve("schemas/request.schema.json")).contains(query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> errors(String value) {
        return errors(CONTRACT.resolve("core-banking.requests.v1.schema.json"), value);
    }

    private static List<String> errors(Path schema, String value) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(schema))
                    .validate(
                            value,
                            InputFormat.JSON,
                            execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .stream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
