package dev.amana.sandbox.bench;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.bench.token.TokenBench;
import dev.amana.sandbox.psu.Customers;
import java.io.PrintStream;

/** {@code bench token}: a consent is authorised first, so that there is something to refresh and to introspect. */
public final class TokenRates {

    private TokenRates() {}

    /**
     * @param only with what the names of the scenarios begin that are wanted; empty for all
     * @return how many answers were not as they should be
     */
    public static int run(Sandbox sandbox, TokenBench.Size size, String only, PrintStream out) {
        try (var bank = new Bank(sandbox)) {
            var psu = Customers.generated(1, sandbox, bank.calls()).getFirst();
            var tokens = bank.redeem(bank.authorised(psu));
            return TokenBench.run(sandbox, size, tokens.refresh().orElseThrow(), tokens.access(), only, out);
        }
    }
}
