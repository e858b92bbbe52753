package dev.amana.token.otp;

import dev.amana.token.TokenServiceSettings;
import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.EndReason;
import dev.amana.token.attempts.SignedInCustomer;
import dev.amana.token.limits.CountedKind;
import dev.amana.token.limits.Fingerprints;
import dev.amana.token.limits.TryCount;
import dev.amana.token.limits.TryCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends and compares one-time codes. A customer whom core banking did not know is treated in every respect as any other, except that no
 * message leaves and no code is ever right.
 */
@Service
public class OneTimeCodes {

    private static final Duration KEEP_USED = Duration.ofHours(1);

    private final CodeRows rows;
    private final CodeDelivery delivery;
    private final AttemptStore attempts;
    private final TryCounts counts;
    private final Fingerprints fingerprints;
    private final OneTimeCodeSettings settings;
    private final TokenServiceSettings installation;
    private final InstantSource clock;
    private final MeterProvider<Counter> sendings;
    private final MeterProvider<Counter> entries;

    OneTimeCodes(
            CodeRows rows,
            CodeDelivery delivery,
            AttemptStore attempts,
            TryCounts counts,
            Fingerprints fingerprints,
            OneTimeCodeSettings settings,
            TokenServiceSettings installation,
            InstantSource clock,
            MeterRegistry meters) {
        this.rows = rows;
        this.delivery = delivery;
        this.attempts = attempts;
        this.counts = counts;
        this.fingerprints = fingerprints;
        this.settings = settings;
        this.installation = installation;
        this.clock = clock;
        this.sendings = Counter.builder("amana.otp.codes")
                .description("One-time codes that were wished for, by what came of it")
                .withRegistry(meters);
        this.entries = Counter.builder("amana.otp.entries")
                .description("One-time codes that were entered, by what came of it")
                .withRegistry(meters);
    }

    /** How long this customer still has to wait before signing in; empty where they need not. */
    public Optional<Instant> waitsUntil(byte[] customerKey) {
        TryCount tries = counts.now(CountedKind.CodeEntry, customerKey);
        return tries.isUsedUp(settings.wrongEntries()) ? Optional.of(tries.windowEnd()) : Optional.empty();
    }

    /** Sends a code, the first or another one. */
    @Transactional
    public Sending send(AttemptId attempt, SignedInCustomer customer) {
        Sending sending = sent(attempt, customer);
        sendings.withTag("outcome", sending.getClass().getSimpleName()).increment();
        return sending;
    }

    private Sending sent(AttemptId attempt, SignedInCustomer customer) {
        Optional<Instant> waits = waitsUntil(customer.customerKey());
        if (waits.isPresent()) {
            return new Sending.Waits(waits.get());
        }
        Optional<TryCount> counted = counts.take(
                CountedKind.CodeSent,
                customer.customerKey(),
                settings.codesPerCustomer(installation.profile()),
                settings.customerWaits());
        if (counted.isEmpty()) {
            return new Sending.Waits(
                    counts.now(CountedKind.CodeSent, customer.customerKey()).windowEnd());
        }
        String code = delivery.draw();
        byte[] hmac = customer.psuId().isPresent() ? hmac(attempt, code) : delivery.matchesNoCode();
        if (!rows.replace(attempt, hmac, clock.instant())) {
            counts.giveBack(CountedKind.CodeSent, customer.customerKey());
            return rows.state(attempt)
                    .filter(state -> state.resendsLeft() > 0)
                    .<Sending>map(state -> new Sending.TooSoon(state.resendFrom()))
                    .orElseGet(Sending.NoMore::new);
        }
        delivery.deliverAfterCommit(customer.psuId(), code);
        return new Sending.Sent();
    }

    /** Compares a code with the one last sent. A right one authenticates the attempt; the last wrong one ends it. */
    @Transactional
    public Entry enter(AttemptId id, String code) {
        Entry entry = entered(id, code);
        entries.withTag("outcome", entry.getClass().getSimpleName()).increment();
        return entry;
    }

    private Entry entered(AttemptId id, String code) {
        Optional<SignedInCustomer> found = attempts.signedInCustomer(id);
        if (found.isEmpty()) {
            return new Entry.NothingToEnter();
        }
        byte[] customer = found.get().customerKey();
        // Counted before it is compared, and given back if right: parallel tries in several attempts cannot pass the
        // limit together.
        Optional<TryCount> taken =
                counts.take(CountedKind.CodeEntry, customer, settings.wrongEntries(), settings.customerWaits());
        if (taken.isEmpty()) {
            attempts.end(id, EndReason.CustomerWaits);
            return new Entry.Waits(counts.now(CountedKind.CodeEntry, customer).windowEnd());
        }
        Optional<CodeRows.Compared> compared = rows.compare(id, hmac(id, code), clock.instant());
        if (compared.isEmpty()) {
            counts.giveBack(CountedKind.CodeEntry, customer);
            return new Entry.NothingToEnter();
        }
        if (compared.get().expired()) {
            counts.giveBack(CountedKind.CodeEntry, customer);
            return new Entry.TooLate();
        }
        if (compared.get().right() && attempts.authenticated(id)) {
            counts.reset(CountedKind.CodeEntry, customer);
            return new Entry.Right();
        }
        int left = settings.wrongEntries()
                - Math.max(compared.get().wrongEntries(), taken.get().tries());
        if (left <= 0) {
            attempts.end(id, EndReason.TooManyWrongCodes);
            return new Entry.LastWrong(taken.get().windowEnd());
        }
        return new Entry.Wrong(left);
    }

    /** Whether the attempt was authenticated with this very code. */
    public boolean authenticatedWith(AttemptId attempt, String code) {
        return rows.wasUsed(attempt, hmac(attempt, code));
    }

    /** The code last sent; empty where none was. */
    public Optional<CodeState> state(AttemptId attempt) {
        return rows.state(attempt);
    }

    /** Deletes at most {@code limit} codes that nobody can use any more. */
    public int forget(int limit) {
        return rows.forget(clock.instant(), KEEP_USED, limit);
    }

    private byte[] hmac(AttemptId attempt, String code) {
        return fingerprints.of(Fingerprints.Purpose.OneTimeCode, attempt.value().toString(), code);
    }
}
