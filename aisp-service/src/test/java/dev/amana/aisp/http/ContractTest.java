package dev.amana.aisp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.aisp.permissions.Endpoint;
import dev.amana.aisp.permissions.Resource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The contract, the table and the running service name the same endpoints and the same fields. */
class ContractTest extends AispTest {
    private static final Pattern OURS = Pattern.compile("dev\\.amana\\.(aisp|feed)\\.");

    private final Contract contract = Contract.load();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void theContractDocumentsTheEndpointsOfTheTable() {
        assertThat(contract.document().path("paths").propertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Endpoint.values())
                        .map(endpoint -> endpoint.path().substring(Endpoint.Paths.BASE.length()))
                        .toList());
    }

    @Test
    void theServiceAnswersTheEndpointsOfTheTableAndTheOperationsAndNoOthers() {
        var served = new HashSet<String>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (OURS.matcher(handler.getBeanType().getName()).lookingAt()) {
                served.addAll(mapping.getPatternValues());
            }
        });
        assertThat(served)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(Endpoint.values()).map(Endpoint::path), Contract.operations().stream())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Resource.class)
    void theContractDocumentsTheFieldsOfTheTable(Resource resource) {
        Set<String> fields = new HashSet<>();
        resource.parts().forEach(part -> fields.addAll(part.fields()));
        assertThat(contract.document()
                        .at("/components/schemas")
                        .path(resource.label())
                        .path("properties")
                        .propertyNames())
                .containsExactlyInAnyOrderElementsOf(fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accounts",
                "Balances",
                "Transactions",
                "Beneficiaries",
                "DirectDebits",
                "StandingOrders",
                "FutureDatedPayments",
                "Statements",
                "Offers",
                "OneParty",
                "Parties",
                "SupplementaryInfo",
                "SharedProducts"
            })
    void examplesAreOfTheirSchemas(String name) {
        var example = contract.document().at("/components/examples").path(name).path("value");
        assertThat(Contract.errorsOf(contract.schema("/components/schemas/" + name), example.toString()))
                .isEmpty();
    }

    @Test
    void errorExamplesAreOfTheErrorSchema() {
        for (JsonNode response : contract.document().at("/components/responses")) {
            var example = response.at("/content/application~1json/examples/sample/value");
            assertThat(example.isObject()).isTrue();
            assertThat(Contract.errorsOf(contract.schema("/components/schemas/Error"), example.toString()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accounts | {\"Data\":{\"Account\":[{\"AccountId\":\"A\",\"Currency\":\"BHD\",\"Secret\":1}]},"
                        + "\"Links\":{\"Self\":\"http://x\"},\"Meta\":{\"TotalPages\":1}}",
                "Balances | {\"Data\":{\"Balance\":[{\"AccountId\":\"A\",\"Amount\":{\"Amount\":\"2200.0000000\","
                        + "\"Currency\":\"BHD\"},\"CreditDebitIndicator\":\"Credit\",\"Type\":\"x\","
                        + "\"DateTime\":\"2021-05-23T10:11:00.117Z\"}]},\"Links\":{\"Self\":\"http://x\"},"
                        + "\"Meta\":{\"TotalPages\":1}}",
                "Error | {\"Code\":\"400 BadRequest\",\"Id\":\"x\",\"Message\":\"m\",\"Errors\":[]}",
            })
    void theContractSeesWhatIsWrong(String schema, String wrong) {
        assertThat(Contract.errorsOf(contract.schema("/components/schemas/" + schema), wrong))
                .isNotEmpty();
    }
}
