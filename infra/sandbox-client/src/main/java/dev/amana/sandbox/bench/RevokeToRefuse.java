package dev.amana.sandbox.bench;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.bench.measure.Exceptions;
import dev.amana.sandbox.bench.measure.Load;
import dev.amana.sandbox.bench.measure.Times;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Customers;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How long after the answer to a revoke the data API still says yes. Each consent is called without a pause by a
 * caller of its own while others are revoked; the revoke is acknowledged at time zero.
 */
public final class RevokeToRefuse {

    private static final Duration GIVE_UP = Duration.ofSeconds(10);
    private static final int CALLS_BEFORE = 5;
    private static final int REFUSALS_AFTER = 10;

    private final Bank bank;
    private final Times firstRefusals;
    private final Times lastAcceptances;
    private final Exceptions exceptions = new Exceptions();

    private RevokeToRefuse(Bank bank, int consents) {
        this.bank = bank;
        this.firstRefusals = new Times(consents);
        this.lastAcceptances = new Times(consents);
    }

    /**
     * @param bound what no acceptance may exceed
     * @return how many consents were not refused in time, or were accepted again after a refusal
     */
    public static int run(Sandbox sandbox, int consents, int concurrency, Duration bound, PrintStream out) {
        try (var bank = new Bank(sandbox)) {
            var bench = new RevokeToRefuse(bank, consents);
            List<Customer> psus = Customers.generated(consents, sandbox, bank.calls());
            Load.run(
                    consents,
                    concurrency,
                    i -> bench.exceptions.counting(() -> bench.revoke(psus.get(i % psus.size()), bound)));
            out.printf("revoke to refuse: %d consents, %d at once under load%n", consents, concurrency);
            out.printf("  first refusal after the revoke's answer:       %s%n", bench.firstRefusals.summary());
            out.printf("  last acceptance of a call made after it:       %s%n", bench.lastAcceptances.summary());
            bench.exceptions.print(out);
            out.printf("exceptions: %d%n", bench.exceptions.count());
            return bench.exceptions.count();
        }
    }

    private void revoke(Customer psu, Duration bound) {
        Bank.Authorised authorised = bank.authorised(psu);
        var caller = new Caller(bank.redeem(authorised).access());
        Thread calling = Thread.startVirtualThread(caller);
        caller.awaitWarm();
        bank.tpp().revokeConsent(bank.publicToken(), authorised.consentId()).expect(200);
        caller.acknowledged = System.nanoTime();
        join(calling);
        String consentId = authorised.consentId();
        if (!caller.problem.isEmpty()) {
            throw new SandboxFailure(consentId + ": " + caller.problem);
        }
        firstRefusals.add(since(caller.acknowledged, caller.firstRefused));
        Duration lastAcceptance = since(caller.acknowledged, caller.lastAcceptedSent);
        lastAcceptances.add(lastAcceptance);
        if (lastAcceptance.compareTo(bound) > 0) {
            exceptions.add(consentId + " was honoured " + Times.millis(lastAcceptance) + " ms after its revocation");
        }
    }

    private static Duration since(long zero, long at) {
        return Duration.ofNanos(Math.max(0, at - zero));
    }

    private static void join(Thread calling) {
        try {
            calling.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("interrupted", interrupted);
        }
    }

    /** Calls without a pause until it has been refused often enough; all its times by {@link System#nanoTime}. */
    private final class Caller implements Runnable {

        private final String token;
        private final CountDownLatch warm = new CountDownLatch(CALLS_BEFORE);
        private volatile long acknowledged = Long.MAX_VALUE;
        private volatile long lastAcceptedSent;
        private volatile long firstRefused;
        private volatile String problem = "";

        Caller(String token) {
            this.token = token;
        }

        void awaitWarm() {
            try {
                if (!warm.await(GIVE_UP.toSeconds(), TimeUnit.SECONDS)) {
                    throw new SandboxFailure("no data came before the revoke: " + problem);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new SandboxFailure("interrupted", interrupted);
            }
        }

        @Override
        public void run() {
            try {
                call();
            } catch (SandboxFailure failed) {
                problem = String.valueOf(failed.getMessage());
            }
        }

        private void call() {
            int refusals = 0;
            while (refusals < REFUSALS_AFTER && problem.isEmpty()) {
                long sent = System.nanoTime();
                Answer answer = bank.tpp().get(token, "/accounts");
                switch (answer.status()) {
                    case 200 -> {
                        problem = refusals > 0 ? "accepted again after a refusal" : "";
                        lastAcceptedSent = sent;
                        warm.countDown();
                    }
                    case 401 -> {
                        firstRefused = refusals == 0 ? System.nanoTime() : firstRefused;
                        refusals++;
                    }
                    default -> problem = answer.describe() + ": " + answer.body();
                }
                long ack = acknowledged;
                if (ack != Long.MAX_VALUE && refusals == 0 && sent - ack > GIVE_UP.toNanos()) {
                    problem = "still honoured " + GIVE_UP.toSeconds() + " s after its revocation";
                }
            }
        }
    }
}
