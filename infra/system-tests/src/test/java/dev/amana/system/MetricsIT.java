package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.localstack.service.Service;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.psu.Customers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The services tell what the dashboards and alerts of infra/compose ask for, and nobody can make them tell without end. */
class MetricsIT {

    private static final String SCRAPE = "/actuator/prometheus";
    private static final Path COMPOSE = Path.of("../compose");

    /** Prometheus makes this one itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Pattern EXPRESSION =
            Pattern.compile("(?:\"expr\": \"|expr: (?:\\|\n)?)((?:.|\n)*?)(?:\",?\n|\n +for:|\n +labels:)");
    private static final Pattern METRIC = Pattern.compile("\\b(up|(?:amana|http|jvm|hikaricp)_\\w+)");
    private static final Pattern SAMPLE = Pattern.compile("^(\\w+)[ {].*", Pattern.MULTILINE);
    private static final int INVENTIONS = 40;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Sandbox sandbox = RunningStack.sandbox();
    private final Calls calls = Calls.unwitnessed();

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void everyMeterOfDashboardsAndAlertsIsThere() throws IOException {
        GrantedConsent consent = GrantedConsent.of(
                Customers.generated(1, sandbox, calls).getFirst(), List.of("ReadAccountsBasic"), sandbox, calls);
        consent.get("/accounts").expect(200);
        consent.withdraw().expect(200);
        Set<String> asked = asked();
        assertThat(asked).hasSizeGreaterThan(15);
        await("they are told")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(told()).containsAll(asked));
    }

    @Test
    void whatCallersSayMakesNoNewSeries() {
        call("first");
        await("it was counted")
                .atMost(SOON)
                .until(() -> services().anyMatch(service -> scraped(service).contains("grant=\"other\"")));
        List<String> before = series();
        for (int n = 0; n < INVENTIONS; n++) {
            call("made-up-" + n);
        }
        // A few more may have come from what goes on in the background; one for each invention would be too many.
        assertThat(series())
                .hasSizeLessThan(before.size() + INVENTIONS)
                .noneMatch(series -> series.contains("made-up"));
    }

    /** As nobody, with a grant, a client, a scope and a path of the caller's own invention. */
    private void call(String invention) {
        calls.send(
                "POST",
                sandbox.at("/apigateway/as/token.oauth2"),
                BodyPublishers.ofString("grant_type=" + invention + "&client_id=" + invention),
                "Content-Type",
                "application/x-www-form-urlencoded");
        calls.get(sandbox.at("/apigateway/as/" + invention));
        calls.get(sandbox.api("/accounts/" + invention), "Authorization", "Bearer " + invention);
    }

    private List<String> series() {
        return services()
                .flatMap(service -> scraped(service).lines())
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .filter(series -> series.startsWith("amana_") || series.startsWith("http_"))
                .sorted()
                .toList();
    }

    private static Set<String> asked() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (String file : List.of("grafana/dashboards/amana.json", "prometheus/alerts.yml")) {
            EXPRESSION
                    .matcher(Files.readString(COMPOSE.resolve(file)))
                    .results()
                    .flatMap(expression -> METRIC.matcher(expression.group(1)).results())
                    .forEach(metric -> asked.add(metric.group(1)));
        }
        asked.removeAll(OF_PROMETHEUS);
        return asked;
    }

    private Set<String> told() {
        return services()
                .flatMap(service -> SAMPLE.matcher(scraped(service)).results())
                .map(sample -> sample.group(1))
                .collect(Collectors.toSet());
    }

    /** Where each instance of each of them tells its meters. */
    private static Stream<URI> services() {
        return Stream.of(
                        Service.CONSENT_SERVICE, Service.TOKEN_SERVICE, Service.AISP_SERVICE, Service.CORE_BANKING_STUB)
                .flatMap(service -> RunningStack.stack().ports().allOf(service).stream())
                .map(port -> URI.create("http://localhost:" + port + SCRAPE));
    }

    private String scraped(URI service) {
        return calls.get(service).expect(200).body();
    }
}
