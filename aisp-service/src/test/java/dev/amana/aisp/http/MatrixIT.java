package dev.amana.aisp.http;

import static dev.amana.aisp.bank.TestConsent.S2_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.amana.aisp.AispApplication;
import dev.amana.aisp.bank.GenerousBank;
import dev.amana.aisp.bank.S2Samples;
import dev.amana.aisp.bank.TestConsent;
import dev.amana.aisp.permissions.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * Every endpoint under every set of permissions that matters, as the tables of {@link Matrix} expect it; asked of the one
 * public address, where the gateway has each call go to either of two instances. The many cases run several at a time, since
 * each is mostly waiting.
 */
class MatrixIT extends AispTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");
    private static final String PRODUCT_CALLS =
            "/actuator/metrics/http.server.requests?tag=status:200&tag=uri:" + Endpoint.PRODUCTS.path();
    private static final Matrix MATRIX = Matrix.load();
    private static final Map<Set<String>, String> TOKENS = new ConcurrentHashMap<>();

    private static @Nullable ConfigurableApplicationContext second;
    private static int secondPort;
    private static @Nullable GatewayProcess gateway;

    @BeforeAll
    static void twoInstancesAndABankThatTellsEverything() {
        var arguments = settings().entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        var started = new SpringApplicationBuilder(AispApplication.class)
                .run(Stream.concat(Stream.of("--server.port=0"), Arrays.stream(arguments))
                        .toArray(String[]::new));
        second = started;
        secondPort = started.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        coreBanking.script = GenerousBank::reply;
    }

    @AfterAll
    static void oneInstanceAndTheUsualBank() {
        coreBanking.script = S2Samples.normal();
        if (gateway != null) {
            gateway.close();
        }
        if (second != null) {
            second.close();
        }
    }

    @Override
    void everythingIsBackToNormal() {
        // Nothing is changed by a case, and other cases are under way.
    }

    @Override
    int port() {
        return gatewayTo(instances()).port();
    }

    /** The port of each instance. */
    private List<Integer> instances() {
        return List.of(super.port(), secondPort);
    }

    private static synchronized GatewayProcess gatewayTo(List<Integer> instances) {
        if (gateway == null) {
            gateway = GatewayProcess.start(instances);
        }
        return gateway;
    }

    static Stream<Arguments> cases() {
        return MATRIX.rows().stream()
                .filter(row -> !row.isPublic())
                .flatMap(row -> Matrix.permissionSets(row).stream()
                        .map(granted -> argumentSet(row.path() + " under " + named(granted), row, granted)));
    }

    static Stream<Matrix.Row> rows() {
        return MATRIX.rows().stream();
    }

    static Stream<Matrix.Row> rowsOfOneAccount() {
        return rows().filter(row -> row.path().contains("{AccountId}"));
    }

    @Test
    void theTablesAreAboutEveryEndpoint() {
        assertThat(MATRIX.rows().stream().map(row -> Endpoint.Paths.BASE + row.path()))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Endpoint.values()).map(Endpoint::path).toList());
        assertThat(cases()).hasSizeGreaterThan(500);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Execution(ExecutionMode.CONCURRENT)
    void whatIsGrantedLeavesAndNothingElse(Matrix.Row row, Set<String> granted) {
        var answer = ask(row, S2_ACCOUNT, tokenWith(granted));
        if (!row.opensTo(granted)) {
            answer.is(403);
        } else if (row.resource().equals("file")) {
            assertThat(answer.is(200).body().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo(GenerousBank.FILE);
        } else {
            shows(row, granted, answer.is(200));
        }
    }

    @ParameterizedTest
    @MethodSource("rowsOfOneAccount")
    void anAccountThatWasNotSelectedIsForbiddenWithEveryPermission(Matrix.Row row) {
        ask(row, GenerousBank.OTHER_ACCOUNT, tokenWith(Set.copyOf(Matrix.PERMISSIONS)))
                .is(403);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theOtherKindOfTokenAndNoTokenAreRefused(Matrix.Row row) {
        var fine = consent(Set.copyOf(Matrix.PERMISSIONS));
        var other = row.isPublic() ? token(fine) : token(fine, claims -> claims.claim("token_type", "PUBLIC"));
        ask(row, S2_ACCOUNT, other).is(401);
        send(request(path(row, S2_ACCOUNT)).setHeader("Accept", accepted(row))).is(401);
    }

    @Test
    void productsArePublicDataForAnyScope() {
        var row = MATRIX.rows().getLast();
        for (var scope : List.of("accounts", "payments")) {
            var token = token(
                    TestConsent.authorised(),
                    claims -> claims.claim("token_type", "PUBLIC")
                            .claim("scope", scope)
                            .claim("consentId", null)
                            .claim("authorised_seq", null)
                            .claim("grant_id", null));
            shows(row, Set.of(), ask(row, S2_ACCOUNT, token).is(200));
        }
    }

    /** Asked again where calls of other cases took the other turns. */
    @Test
    void everyInstanceIsGivenCalls() {
        for (int instance : instances()) {
            await().until(() -> {
                productsArePublicDataForAnyScope();
                return isGivenCalls(instance);
            });
        }
    }

    private static boolean isGivenCalls(int instance) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + instance + PRODUCT_CALLS))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    private static void shows(Matrix.Row row, Set<String> granted, Answer answer) {
        var entries = entries(row, answer.json());
        assertThat(entries).isNotEmpty();
        var expected = MATRIX.fields(row.resource(), granted);
        for (var entry : entries) {
            var shown = new TreeSet<>(entry.propertyNames());
            if (row.resource().equals("Party") && !shown.contains("Relationships")) {
                shown.add("Relationships"); // of a party known from another account, which is left out
                assertThat(row.path()).endsWith("/parties");
            }
            assertThat(shown).isEqualTo(expected);
        }
        assertThat(answer.body())
                .doesNotContain(GenerousBank.OTHER_ACCOUNT, "NoteOfTheBank", "2020-06-01", "2020-06-10");
        assertThat(answer.body().contains(GenerousBank.CARD_NUMBER))
                .as("card number whole")
                .isEqualTo(granted.contains("ReadPAN") && MATRIX.showsCardNumber(row.resource(), granted));
        if (row.resource().equals("Transaction")) {
            assertThat(entries.stream()
                            .map(entry -> "ReadTransactions"
                                    + entry.path("CreditDebitIndicator").asString() + "s"))
                    .containsExactlyInAnyOrderElementsOf(Stream.of("ReadTransactionsCredits", "ReadTransactionsDebits")
                            .filter(granted::contains)
                            .toList());
        }
    }

    private static List<JsonNode> entries(Matrix.Row row, JsonNode body) {
        var data = body.path("Data");
        var found = row.resource().equals("Products") ? data : data.path(row.resource());
        return found.isArray() ? found.valueStream().toList() : List.of(found);
    }

    private Answer ask(Matrix.Row row, String account, String token) {
        return send(request(path(row, account))
                .setHeader("Accept", accepted(row))
                .header("Authorization", "Bearer " + token));
    }

    private static String path(Matrix.Row row, String account) {
        return row.path().replace("{AccountId}", account).replace("{StatementId}", GenerousBank.STATEMENT);
    }

    private static String accepted(Matrix.Row row) {
        return row.resource().equals("file") ? "application/pdf" : "application/json";
    }

    private String tokenWith(Set<String> granted) {
        return TOKENS.computeIfAbsent(Set.copyOf(granted), set -> token(consent(set)));
    }

    private TestConsent consent(Set<String> granted) {
        return published(TestConsent.authorised()
                .withPermissions(granted.toArray(String[]::new))
                .withPeriod(JANUARY, OCTOBER));
    }

    private static String named(Set<String> granted) {
        if (granted.size() < 5) {
            return granted.isEmpty() ? "nothing" : String.join(" ", granted);
        }
        var left = new TreeSet<>(Matrix.PERMISSIONS);
        left.removeAll(granted);
        return left.isEmpty() ? "everything" : "everything but " + String.join(" ", left);
    }
}
