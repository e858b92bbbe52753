package dev.amana.sandbox.bench;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.bench.measure.Exceptions;
import dev.amana.sandbox.bench.measure.Load;
import dev.amana.sandbox.bench.measure.ProcessorTime;
import dev.amana.sandbox.bench.measure.Times;
import dev.amana.sandbox.bench.measure.WarmUp;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Customers;
import dev.amana.sandbox.tpp.ConsentRequest;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How fast aisp-service answers, asked directly and not through the gateway: calls per second, for a second of its processor's time, and
 * their times at several numbers of connections; the check of token and consent alone, by the service's own clock; and the customer with
 * a hundred thousand transactions, and the one with ten accounts.
 */
public final class AccountData {
    private static final Pattern CHECK = Pattern.compile("(?m)^amana_access_check_seconds\\{(.*)} (\\S+)$");
    private static final List<String> PATHS = List.of("/accounts", "/balances", "/transactions");
    private static final List<Integer> CONNECTIONS = List.of(1, 8, 32);
    private static final int WARMING_CALLS = 300;
    private static final int WARMING_CONNECTIONS = 8;
    private static final int REPEATS = 40;
    private static final int WARMING_REPEATS = 15;
    private static final int PAGES_WALKED = 150;

    /**
     * @param consents among how many customers the calls are spread
     * @param warmUp for how long each endpoint is called at least before it is measured; see {@link WarmUp}
     * @param each how long it is then called at each number of connections
     */
    public record Size(int consents, Duration warmUp, Duration each) {}

    private final Sandbox sandbox;
    private final Bank bank;
    private final Size size;
    private final ProcessorTime aispService;
    private final PrintStream out;
    private final Exceptions exceptions = new Exceptions();

    private AccountData(Sandbox sandbox, Bank bank, Size size, PrintStream out) {
        this.sandbox = sandbox;
        this.bank = bank;
        this.size = size;
        this.aispService = ProcessorTime.of(sandbox, "aisp-service");
        this.out = out;
    }

    /** @return how many answers were not as they should be */
    public static int run(Sandbox sandbox, Size size, PrintStream out) {
        try (var bank = new Bank(sandbox, ConsentRequest.ALL_PERMISSIONS)) {
            var bench = new AccountData(sandbox, bank, size, out);
            var tokens = new ArrayList<String>();
            for (Customer customer : Customers.generated(size.consents(), sandbox, bank.calls())) {
                tokens.add(bench.token(customer));
            }
            bench.rates(tokens);
            bench.check();
            bench.manyTransactions();
            bench.manyAccounts();
            bench.exceptions.print(out);
            out.printf("exceptions: %d%n", bench.exceptions.count());
            return bench.exceptions.count();
        }
    }

    private String token(Customer customer) {
        return bank.redeem(bank.authorised(customer)).access();
    }

    private void rates(List<String> tokens) {
        out.printf(
                "account data: %d consents, %d s each after %d s or more to warm up, calls straight to aisp-service;"
                        + " its processor time is that of its process%n",
                tokens.size(), size.each().toSeconds(), size.warmUp().toSeconds());
        out.printf("  %-14s %11s %10s %14s  %s%n", "", "connections", "calls/s", "per CPU-s", "time to answer");
        for (var path : PATHS) {
            warmUp(tokens, path);
            for (var connections : CONNECTIONS) {
                var times = new Times(Times.MANY);
                var end = System.nanoTime() + size.each().toNanos();
                var before = aispService.used();
                var took = Load.until(end, connections, round -> call(tokens, path, round, times));
                var processor = aispService.used().minus(before);
                out.printf(
                        Locale.ROOT,
                        "  %-14s %11d %10.0f %14.0f  %s%n",
                        path,
                        connections,
                        times.count() * 1e9 / took.toNanos(),
                        times.count() * 1e9 / processor.toNanos(),
                        times.percentiles());
            }
        }
    }

    private void warmUp(List<String> tokens, String path) {
        var warmUp = new WarmUp(size.warmUp());
        long began = System.nanoTime();
        while (!warmUp.isOver(Duration.ofNanos(System.nanoTime() - began))) {
            var before = aispService.used();
            Load.run(WARMING_CALLS, WARMING_CONNECTIONS, round -> call(tokens, path, round, new Times(0)));
            warmUp.cost(aispService.used().minus(before));
        }
    }

    private void call(List<String> tokens, String path, int round, Times times) {
        var token = tokens.get(round % tokens.size());
        exceptions.counting(
                () -> times.add(get(token, sandbox.accountData(path)).took()));
    }

    /** As the service itself measured it over these calls: the indexed read, and the rules on it. */
    private void check() {
        out.printf(
                Locale.ROOT,
                "  the check of token and consent alone: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms%n",
                checkPercentile("0.5"),
                checkPercentile("0.95"),
                checkPercentile("0.99"));
    }

    private double checkPercentile(String quantile) {
        var told = bank.calls()
                .get(sandbox.accountDataAt("/actuator/prometheus"))
                .expect(200)
                .body();
        return CHECK.matcher(told)
                .results()
                .filter(line -> line.group(1).contains("asked=\"false\"")
                        && line.group(1).contains("outcome=\"permitted\"")
                        && line.group(1).contains("quantile=\"" + quantile + "\""))
                .mapToDouble(line -> Double.parseDouble(line.group(2)) * 1_000)
                .findFirst()
                .orElseThrow(() -> new SandboxFailure("aisp-service does not measure its check"));
    }

    private void manyTransactions() {
        var token = token(Customers.ofCif("201006", sandbox, bank.calls()));
        var first = sandbox.accountData("/transactions");
        var answer = get(token, first);
        out.printf("the customer with %s pages of transactions%n", answer.text("/Meta/TotalPages"));
        repeated("first page", token, first);
        var last = here(answer.text("/Links/Last"));
        repeated("last page", token, last);
        repeated(
                "one month of them",
                token,
                sandbox.accountData("/transactions?fromBookingDateTime=2026-03-01&toBookingDateTime=2026-03-31"));
        var before = heap();
        var page = first;
        for (var walked = 0; walked < PAGES_WALKED; walked++) {
            var current = get(token, page);
            page = here(current.text("/Links/Next"));
        }
        out.printf(
                Locale.ROOT,
                "  heap of aisp-service %.0f MiB before, %.0f MiB after a walk of %d pages%n",
                before,
                heap(),
                PAGES_WALKED);
    }

    private void manyAccounts() {
        var customer = Customers.ofCif("201007", sandbox, bank.calls());
        var token = token(customer);
        out.printf(
                "the customer with %d accounts, all in one call%n",
                customer.accountIds().size());
        for (var path : PATHS) {
            repeated(path, token, sandbox.accountData(path));
        }
    }

    private void repeated(String what, String token, URI address) {
        for (var round = 0; round < WARMING_REPEATS; round++) {
            get(token, address);
        }
        var times = new Times(REPEATS);
        for (var round = 0; round < REPEATS; round++) {
            exceptions.counting(() -> times.add(get(token, address).took()));
        }
        out.printf("  %-18s %s%n", what, times.percentiles());
    }

    private Answer get(String token, URI address) {
        return bank.calls()
                .get(address, "Authorization", "Bearer " + token, "Accept", "application/json")
                .expect(200);
    }

    /** A link leads through the gateway; here the same place at aisp-service is meant. */
    private URI here(String link) {
        var target = URI.create(link);
        return sandbox.accountDataAt(target.getRawPath() + "?" + target.getRawQuery());
    }

    private double heap() {
        return measured("jvm.memory.used?tag=area:heap") / (1 << 20);
    }

    private double measured(String meter) {
        var value = bank.calls()
                .get(sandbox.accountDataAt("/actuator/metrics/" + meter))
                .expect(200)
                .at("/measurements/0/value");
        if (!value.isNumber()) {
            throw new SandboxFailure("aisp-service measures no " + meter);
        }
        return value.asDouble();
    }
}
