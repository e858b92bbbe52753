package dev.amana.corebanking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.testsupport.contracts.ContractFolder;
import dev.amana.testsupport.contracts.Shape;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The bank answers over HTTP what {@code sandbox.openapi.yaml} names, neither less nor more. */
class SandboxApiTest {

    private static final String API = "sandbox.openapi.yaml";
    private static final ContractFolder CONTRACT = ContractFolder.of("core-banking-stub");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String BOOKINGS = "/accounts/Zz83yzNPQv6u5aWQbCwQWQ/transactions";
    private static final String BOOKING = "{\"creditDebitIndicator\":\"Credit\",\"amount\":\"12.500\"%s}";

    private static RunningBank bank;

    @BeforeAll
    static void start() {
        bank = RunningBank.start();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @AfterEach
    void behave() {
        bank.send("PUT", "/controls", "{}");
    }

    @Test
    void everyEndpointIsInTheContractAndEveryPromiseIsAnEndpoint() {
        Set<String> promised = CONTRACT.tree(API).path("paths").properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> served = bank
                .context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("dev.amana.corebanking."))
                .filter(entry -> !isPage(entry.getKey()))
                .flatMap(entry -> served(entry.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(served).isEqualTo(promised).isNotEmpty();
    }

    @Test
    void everyCustomerIsListedAsPromised() {
        HttpResponse<String> all = bank.get("/customers?limit=3000", "application/json");
        JsonNode customers = assertPromised(all, "/customers", "get", 200);
        assertThat(all.headers().firstValueAsLong("X-Total-Count")).hasValue(customers.size());
        assertThat(Shape.of(customers.get(0)))
                .isEqualTo(Shape.of(example("customers").get(0)));
        for (String wrong : new String[] {"offset=-1", "limit=0", "limit=3001"}) {
            assertPromised(bank.get("/customers?" + wrong, "application/json"), "/customers", "get", 400);
        }
    }

    @Test
    void bookingsAreTakenAsPromised() {
        JsonNode posted = assertPromised(
                bank.send("POST", BOOKINGS, BOOKING.formatted("")), "/accounts/{accountId}/transactions", "post", 201);
        assertThat(CONTRACT.errors("schemas/reply.schema.json", "/$defs/transaction", posted.path("transaction")))
                .isEmpty();
        assertThat(Shape.of(posted)).isEqualTo(Shape.of(example("posted")));
        assertPromised(
                bank.send("POST", BOOKINGS, BOOKING.formatted(",\"bookingDateTime\":\"2099-01-01T00:00:00Z\"")),
                "/accounts/{accountId}/transactions",
                "post",
                400);
        assertPromised(
                bank.send("POST", "/accounts/nobodys/transactions", BOOKING.formatted("")),
                "/accounts/{accountId}/transactions",
                "post",
                404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"silent\":true}", "{\"wrong\":\"Failed\"}"})
    void behaviourIsToldAsPromised(String behaviour) {
        JsonNode told = assertPromised(bank.send("PUT", "/controls", behaviour), "/controls", "put", 200);
        assertThat(assertPromised(bank.get("/controls", "application/json"), "/controls", "get", 200))
                .isEqualTo(told);
    }

    @Test
    void theExampleOfABehaviourIsOne() {
        assertThat(assertPromised(
                        bank.send("PUT", "/controls", example("behaviour").toString()), "/controls", "put", 200))
                .isEqualTo(example("behaviour"));
        assertPromised(bank.send("PUT", "/controls", "{\"replyDelayMillis\":60001}"), "/controls", "put", 400);
    }

    private static JsonNode assertPromised(HttpResponse<String> answer, String path, String method, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        String promise = "/paths/%s/%s/responses/%d".formatted(path.replace("/", "~1"), method, status);
        JsonNode body = RunningBank.JSON.readTree(answer.body());
        assertThat(CONTRACT.tree(API).at(promise).path("description").asString(""))
                .isNotEmpty();
        if (status < 400) {
            assertThat(CONTRACT.errors(API, promise + "/content/application~1json/schema", body))
                    .isEmpty();
        }
        return body;
    }

    private static JsonNode example(String name) {
        return CONTRACT.tree("sandbox.examples/" + name + ".json");
    }

    /** What people look at is no API. */
    private static boolean isPage(RequestMappingInfo info) {
        return info.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_HTML);
    }

    private static Stream<String> served(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path));
    }
}
