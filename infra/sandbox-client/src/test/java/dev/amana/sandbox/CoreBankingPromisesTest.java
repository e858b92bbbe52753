package dev.amana.sandbox;

import static dev.amana.sandbox.FarEnds.CORE_BANKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Customers;
import dev.amana.sandbox.psu.Phone;
import dev.amana.testsupport.contracts.Expectation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Core banking is asked for its customers and their phones as it promises to answer, and is understood, or missed. */
class CoreBankingPromisesTest {

    private static final String FIRST_PAGE = "GET /customers?offset=0&limit=200";
    private static final String PAGE = "GET /customers?limit=200";
    private static final String MESSAGES = "GET /phone/%2B97333106976";

    private final Calls calls = Calls.unwitnessed();
    private final FarEnds services;
    private final Sandbox sandbox;

    CoreBankingPromisesTest() throws IOException {
        services = new FarEnds();
        sandbox = new Sandbox(URI.create(services.base()), Path.of("unused"));
    }

    @AfterEach
    void stop() {
        calls.close();
        services.close();
    }

    @Test
    void ofCustomers() {
        assertNothingElseIsNeeded("customers", FIRST_PAGE, answer -> {
            says(FIRST_PAGE, answer);
            List<Customer> customers = Customers.generated(1, sandbox, calls);
            assertThat(customers)
                    .singleElement()
                    .satisfies(one -> assertThat(one.accountIds()).hasSize(1));
            return customers;
        });
        assertNothingElseIsNeeded("customers", PAGE, answer -> {
            says(PAGE, answer);
            return Customers.ofCif(answer.at("/1/cif").asString("1"), sandbox, calls);
        });
    }

    @Test
    void ofMessages() {
        assertNothingElseIsNeeded("messages", MESSAGES, answer -> {
            services.says(CORE_BANKING + " " + MESSAGES, 200, "[]");
            Phone phone = Phone.of(Customer.OF_THE_GUIDE, sandbox, calls);
            says(MESSAGES, answer);
            return phone.nextCode();
        });
    }

    private void assertNothingElseIsNeeded(String name, String endpoint, Function<JsonNode, Object> reader) {
        Expectation expected = Expectation.named("sandbox-client", "core-banking-stub", name);
        expected.examples().forEach((file, golden) -> {
            Object whole = reader.apply(golden);
            assertThat(reader.apply(expected.least(golden))).isEqualTo(whole);
            assertThat(reader.apply(expected.more(golden))).isEqualTo(whole);
            assertThat(expected.lacking(golden))
                    .isNotEmpty()
                    .allSatisfy((field, answer) -> assertThatExceptionOfType(SandboxFailure.class)
                            .as(file + " without " + field)
                            .isThrownBy(() -> reader.apply(answer))
                            .withMessageContaining("without"));
        });
        assertThat(expected.asks()).contains(expected.comparable(services.asked(CORE_BANKING + " " + endpoint)));
    }

    private void says(String endpoint, JsonNode answer) {
        services.says(CORE_BANKING + " " + endpoint, 200, answer.toString());
    }
}
