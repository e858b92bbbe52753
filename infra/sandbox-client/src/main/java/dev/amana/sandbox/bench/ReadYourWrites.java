package dev.amana.sandbox.bench;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.bench.measure.Exceptions;
import dev.amana.sandbox.bench.measure.Load;
import dev.amana.sandbox.bench.measure.Times;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Customers;
import dev.amana.sandbox.tpp.Tokens;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** A GET right after a POST or PATCH shows it; the first data call right after a code's exchange finds its consent. */
public final class ReadYourWrites {

    private final PrintStream out;
    private final Exceptions exceptions = new Exceptions();

    private ReadYourWrites(PrintStream out) {
        this.out = out;
    }

    /**
     * @param rounds of POST, GET, PATCH, GET on a consent of its own
     * @param exchanges of a code, each followed by the first data call
     * @return how many did not show what was written
     */
    public static int run(Sandbox sandbox, int rounds, int exchanges, int concurrency, PrintStream out) {
        var bench = new ReadYourWrites(out);
        try (var bank = new Bank(sandbox)) {
            if (rounds > 0) {
                bench.consents(bank, rounds, concurrency);
            }
            if (exchanges > 0) {
                bench.exchanges(bank, Customers.generated(exchanges, sandbox, bank.calls()), exchanges, concurrency);
            }
        }
        bench.exceptions.print(out);
        out.printf("exceptions: %d%n", bench.exceptions.count());
        return bench.exceptions.count();
    }

    private void consents(Bank bank, int rounds, int concurrency) {
        var writes = new Times(rounds * 2);
        var reads = new Times(rounds * 2);
        Duration took = Load.run(
                rounds,
                concurrency,
                _ -> exceptions.counting(() -> {
                    Answer created = bank.create();
                    writes.add(created.took());
                    String consentId = created.text("/Data/ConsentId");
                    reads.add(readBack(bank, consentId, created));
                    Answer revoked = bank.tpp()
                            .revokeConsent(bank.publicToken(), consentId)
                            .expect(200);
                    writes.add(revoked.took());
                    if (!revoked.text("/Data/Status").equals("Revoked")) {
                        throw new SandboxFailure("a revoked consent is " + revoked.text("/Data/Status"));
                    }
                    reads.add(readBack(bank, consentId, revoked));
                }));
        out.printf(
                "POST, GET, PATCH, GET: %d rounds by %d callers in %.1f s, %.0f rounds/s%n",
                rounds, concurrency, Times.millis(took) / 1e3, rounds / (Times.millis(took) / 1e3));
        out.printf("  writes: %s%n", writes.summary());
        out.printf("  reads:  %s%n", reads.summary());
    }

    private static Duration readBack(Bank bank, String consentId, Answer written) {
        Answer read = bank.tpp().readConsent(bank.publicToken(), consentId).expect(200);
        if (!read.at("/Data").equals(written.at("/Data"))) {
            throw new SandboxFailure("read after " + written.describe() + ": " + read.at("/Data") + " instead of "
                    + written.at("/Data"));
        }
        return read.took();
    }

    private void exchanges(Bank bank, List<Customer> psus, int exchanges, int concurrency) {
        var redemptions = new Times(exchanges);
        var firstCalls = new Times(exchanges);
        Duration took = Load.run(
                exchanges,
                concurrency,
                i -> exceptions.counting(() -> {
                    Bank.Authorised authorised = bank.authorised(psus.get(i % psus.size()));
                    long start = System.nanoTime();
                    Tokens tokens = bank.redeem(authorised);
                    redemptions.add(Duration.ofNanos(System.nanoTime() - start));
                    Answer accounts =
                            bank.tpp().get(tokens.access(), "/accounts").expect(200);
                    if (accounts.at("/Data/Account").isEmpty()) {
                        throw new SandboxFailure("no account came for the consent " + authorised.consentId());
                    }
                    firstCalls.add(accounts.took());
                }));
        out.printf(
                "code exchange, then GET /accounts: %d by %d callers over %d PSUs in %.1f s, %.1f authorisations/s%n",
                exchanges,
                concurrency,
                Math.min(exchanges, psus.size()),
                Times.millis(took) / 1e3,
                exchanges / (Times.millis(took) / 1e3));
        out.printf("  exchanges:        %s%n", redemptions.summary());
        out.printf("  first data calls: %s%n", firstCalls.summary());
    }
}
