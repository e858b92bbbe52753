package dev.amana.token.signin;

import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.AttemptSettings;
import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.EndReason;
import dev.amana.token.attempts.SignedInCustomer;
import dev.amana.token.corebanking.Credentials;
import dev.amana.token.corebanking.Customers;
import dev.amana.token.limits.CountedKind;
import dev.amana.token.limits.Fingerprints;
import dev.amana.token.limits.Fingerprints.Purpose;
import dev.amana.token.limits.TryCount;
import dev.amana.token.limits.TryCounts;
import dev.amana.token.otp.OneTimeCodes;
import dev.amana.token.otp.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs a customer in (docs/reference/security-profile.md §2 "who failed"): a wrong triple goes the same way as a right one, counts against
 * its address and slows its CPR, and never locks the customer out.
 */
@Service
public class SignIn {

    private final Customers customers;
    private final AttemptStore attempts;
    private final OneTimeCodes codes;
    private final TryCounts counts;
    private final Fingerprints fingerprints;
    private final SignInSettings settings;
    private final AttemptSettings attemptSettings;
    private final TransactionTemplate transaction;

    SignIn(
            Customers customers,
            AttemptStore attempts,
            OneTimeCodes codes,
            TryCounts counts,
            Fingerprints fingerprints,
            SignInSettings settings,
            AttemptSettings attemptSettings,
            TransactionTemplate transaction) {
        this.customers = customers;
        this.attempts = attempts;
        this.codes = codes;
        this.counts = counts;
        this.fingerprints = fingerprints;
        this.settings = settings;
        this.attemptSettings = attemptSettings;
        this.transaction = transaction;
    }

    /**
     * @param attempt or a visit: what the sign-in is for
     * @param signInsBefore how often somebody signed in within it
     * @param address where the customer's connection comes from
     */
    public SignInOutcome signIn(AttemptId attempt, int signInsBefore, Credentials credentials, String address) {
        long started = System.nanoTime();
        byte[] addressKey = fingerprints.of(Purpose.Address, address);
        byte[] cprKey = fingerprints.of(Purpose.Cpr, credentials.cpr());
        TryCount fromAddress = counts.now(CountedKind.WrongSignInFromAddress, addressKey);
        TryCount withCpr = counts.now(CountedKind.WrongSignInWithCpr, cprKey);
        if (fromAddress.isUsedUp(settings.wrongPerAddress())) {
            return new SignInOutcome.AddressWaits(fromAddress.windowEnd());
        }
        SignInOutcome outcome = look(attempt, signInsBefore, credentials, addressKey, cprKey);
        hold(started, settings.answerAfter(Math.max(fromAddress.tries(), withCpr.tries())));
        return outcome;
    }

    private SignInOutcome look(
            AttemptId attempt, int signInsBefore, Credentials credentials, byte[] addressKey, byte[] cprKey) {
        if (signInsBefore >= attemptSettings.signIns()) {
            attempts.end(attempt, EndReason.TooManySignIns);
            return new SignInOutcome.NotOpen();
        }
        byte[] customerKey =
                fingerprints.of(Purpose.Customer, credentials.cpr(), credentials.mobile(), credentials.cif());
        Optional<Instant> waits = codes.waitsUntil(customerKey);
        if (waits.isPresent()) {
            attempts.end(attempt, EndReason.CustomerWaits);
            return new SignInOutcome.CustomerWaits(waits.get());
        }
        SignedInCustomer customer = new SignedInCustomer(customers.verify(credentials), customerKey);
        if (customer.psuId().isEmpty()) {
            counts.count(CountedKind.WrongSignInFromAddress, addressKey, settings.window());
            counts.count(CountedKind.WrongSignInWithCpr, cprKey, settings.window());
        }
        return transaction.execute(status -> {
            if (!attempts.signedIn(attempt, customer.psuId(), customerKey, ending(credentials.mobile()))) {
                return signedInAlready(attempt, customerKey)
                        ? new SignInOutcome.CodeSent()
                        : new SignInOutcome.NotOpen();
            }
            return switch (codes.send(attempt, customer)) {
                case Sending.Sent _ -> new SignInOutcome.CodeSent();
                case Sending.TooSoon(Instant from) -> {
                    status.setRollbackOnly();
                    yield new SignInOutcome.TooSoon(from);
                }
                case Sending.NoMore _ -> {
                    attempts.end(attempt, EndReason.TooManySignIns);
                    yield new SignInOutcome.NotOpen();
                }
                case Sending.Waits(Instant until) -> {
                    attempts.end(attempt, EndReason.CustomerWaits);
                    yield new SignInOutcome.CustomerWaits(until);
                }
            };
        });
    }

    /** The second of two clicks: the same customer, and the code is on its way. */
    private boolean signedInAlready(AttemptId attempt, byte[] customerKey) {
        return attempts.signedInCustomer(attempt)
                .filter(customer -> Arrays.equals(customer.customerKey(), customerKey))
                .isPresent();
    }

    private static String ending(String mobile) {
        return mobile.substring(Math.max(0, mobile.length() - 3));
    }

    private static void hold(long startedNanos, Duration atLeast) {
        try {
            Thread.sleep(atLeast.minusNanos(System.nanoTime() - startedNanos));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
