package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Customers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/** A walk through a consent's life, and everything in it that a customer or a TPP entrusts to the platform. */
final class Entrusted {

    /** In what the run is answered: tokens, codes, and what a person or an account is known by. */
    private static final Map<String, Pattern> SECRETS = Map.of(
            "token", Pattern.compile("\"(?:access_token|refresh_token|id_token)\"\\s*:\\s*\"([^\"]+)\""),
            "authorisation code", Pattern.compile("\"Code\"\\s*:\\s*\"([^\"]+)\""),
            "one-time code", Pattern.compile("(?<!\\d)(\\d{6})(?!\\d)"),
            "IBAN", Pattern.compile("\"(BH\\d{2}[A-Z]{4}[A-Z0-9]{14})\""),
            "account number", Pattern.compile("\"Identification\"\\s*:\\s*\"([^\"]{8,})\""),
            "name", Pattern.compile("\"(?:FullLegalName|Name)\"\\s*:\\s*\"([^\"]{8,})\""));

    private final Set<String> used = new ConcurrentSkipListSet<>();

    /** Gives a consent, reads what it opens and does not, withdraws it; what comes back has to be noted by the calls' witness. */
    void walk(Sandbox sandbox, Calls calls) {
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
        assertThat(used).hasSizeGreaterThan(12);
    }

    void note(Answer answer) {
        SECRETS.forEach((what, pattern) -> {
            boolean message = answer.address().getPath().startsWith("/phone/");
            if (what.equals("one-time code") == message) {
                pattern.matcher(answer.body()).results().forEach(found -> used.add(found.group(1)));
            }
        });
    }

    /** What of it stands in a text. */
    List<String> in(String text) {
        return used.stream().filter(secret -> standsIn(text, secret)).toList();
    }

    /** By itself, not as a part of a longer number or word; nor as a fraction of a second. */
    private static boolean standsIn(String text, String secret) {
        return Pattern.compile("(?<![\\w.])" + Pattern.quote(secret) + "(?!\\w)")
                .matcher(text)
                .find();
    }
}
