package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Customers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What customers and TPPs entrust to the platform is in no log: every log of every process is searched for what a run used. */
class LogsIT {

    /** In what the run is answered: tokens, codes, and what a person or an account is known by. */
    private static final Map<String, Pattern> SECRETS = Map.of(
            "token", Pattern.compile("\"(?:access_token|refresh_token|id_token)\"\\s*:\\s*\"([^\"]+)\""),
            "authorisation code", Pattern.compile("\"Code\"\\s*:\\s*\"([^\"]+)\""),
            "one-time code", Pattern.compile("(?<!\\d)(\\d{6})(?!\\d)"),
            "IBAN", Pattern.compile("\"(BH\\d{2}[A-Z]{4}[A-Z0-9]{14})\""),
            "account number", Pattern.compile("\"Identification\"\\s*:\\s*\"([^\"]{8,})\""),
            "name", Pattern.compile("\"(?:FullLegalName|Name)\"\\s*:\\s*\"([^\"]{8,})\""));

    private final Sandbox sandbox = RunningStack.sandbox();
    private final Set<String> used = new ConcurrentSkipListSet<>();

    @Test
    void nothingThatACustomerOrATppEntrustsIsLogged() throws IOException {
        try (Calls calls = Calls.witnessed(this::note)) {
            Customer customer = Customers.generated(1, sandbox, calls).getFirst();
            used.clear(); // the listing has other customers too
            used.addAll(List.of(customer.cpr(), customer.mobile(), customer.cif()));
            GrantedConsent consent = GrantedConsent.of(
                    customer,
                    List.of(
                            "ReadAccountsDetail",
                            "ReadBeneficiariesDetail",
                            "ReadTransactionsDetail",
                            "ReadTransactionsCredits",
                            "ReadTransactionsDebits",
                            "ReadParty",
                            "ReadPAN"),
                    sandbox,
                    calls);
            for (String path : List.of("/accounts", "/beneficiaries", "/transactions", "/party")) {
                consent.get(path).expect(200);
            }
            consent.get("/balances").expect(403);
            consent.withdraw().expect(200);
            used.addAll(List.of(consent.accessToken(), consent.publicToken()));
        }
        assertThat(used).hasSizeGreaterThan(12);

        Map<Path, String> logs = logs();
        assertThat(logs)
                .hasSizeGreaterThan(6)
                .allSatisfy((_, text) -> assertThat(text).isNotBlank());
        logs.forEach((log, text) -> used.forEach(secret -> assertThat(standsIn(text, secret))
                .as("%s in %s", secret, log.getFileName())
                .isFalse()));
    }

    private void note(Answer answer) {
        SECRETS.forEach((what, pattern) -> {
            boolean message = answer.address().getPath().startsWith("/phone/");
            if (what.equals("one-time code") == message) {
                pattern.matcher(answer.body()).results().forEach(found -> used.add(found.group(1)));
            }
        });
    }

    /** By itself, not as a part of a longer number or word; nor as a fraction of a second. */
    private static boolean standsIn(String text, String secret) {
        return Pattern.compile("(?<![\\w.])" + Pattern.quote(secret) + "(?!\\w)")
                .matcher(text)
                .find();
    }

    private static Map<Path, String> logs() throws IOException {
        try (Stream<Path> files = Files.list(RunningStack.stack().directory().logs())) {
            return files.collect(Collectors.toMap(file -> file, LogsIT::text));
        }
    }

    private static String text(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
