package dev.amana.system;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.psu.AuthorizeApi;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Customers;
import dev.amana.sandbox.psu.Decision;
import dev.amana.sandbox.psu.Phone;
import dev.amana.sandbox.tpp.ConsentRequest;
import dev.amana.sandbox.tpp.TokenRefusal;
import dev.amana.sandbox.tpp.Tokens;
import dev.amana.sandbox.tpp.Tpp;
import dev.amana.system.Ledger.Status;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Consents led through their lives one after the other by several callers, whatever happens to the platform meanwhile. A
 * call that fails ends that life where it is, and the ledger knows what may have come of it; an answer that must never be
 * given stops everything.
 */
final class ConsentLives implements AutoCloseable {

    /** A consent that awaits its customer, and the token with which its TPP made it. */
    record Waiting(Tpp tpp, Tokens own, String consentId) {}

    /** The same, authorised. */
    record Granted(Waiting consent, Tokens tokens) {}

    /** aisp-service's bound on staleness; all clocks here are one. */
    private static final Duration BOUND = Duration.ofSeconds(2);

    /** Who is refused does not ask again at once: the machine is needed for the recovery. */
    private static final Duration AFTER_AN_OUTAGE = Duration.ofMillis(200);

    private static final URI REDIRECT = URI.create("http://localhost:8090/callback");
    private static final int PSUS = 200;

    private final Sandbox sandbox = RunningStack.sandbox();
    private final Calls calls = Calls.unwitnessed();
    private final Ledger ledger;
    private final List<Customer> psus = Customers.generated(PSUS, sandbox, calls);
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();
    private final AtomicReference<Instant> wholeLifeBegun = new AtomicReference<>(Instant.MIN);
    private final AtomicReference<Duration> longestHonoured = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<@Nullable AssertionError> broken = new AtomicReference<>();
    private final List<Thread> callers;
    private final CountDownLatch ended = new CountDownLatch(1);

    ConsentLives(Ledger ledger, int callers) {
        this.ledger = ledger;
        this.callers = IntStream.range(0, callers)
                .mapToObj(i -> Thread.ofVirtual().start(this::run))
                .toList();
    }

    int interrupted() {
        return interrupted.get();
    }

    /** Whether a consent has gone all the way from its creation to its refused revocation since. */
    boolean livedSince(Instant instant) {
        requireUnbroken();
        return Objects.requireNonNull(wholeLifeBegun.get()).isAfter(instant);
    }

    /** How long after the answer to its revocation the latest call began that still got data. */
    Duration longestHonoured() {
        return Objects.requireNonNull(longestHonoured.get());
    }

    private void requireUnbroken() {
        AssertionError error = broken.get();
        if (error != null) {
            throw error;
        }
    }

    private void run() {
        while (!hasEndedWithin(Duration.ZERO)) {
            try {
                live(next.getAndIncrement());
            } catch (SandboxFailure | TokenRefusal outage) {
                interrupted.incrementAndGet();
                var _ = hasEndedWithin(AFTER_AN_OUTAGE);
            } catch (AssertionError wrong) {
                broken.compareAndSet(null, wrong);
                ended.countDown();
            }
        }
    }

    private boolean hasEndedWithin(Duration duration) {
        try {
            return ended.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** One in four is left waiting, one rejected, one left authorised, one revoked. */
    private void live(int number) throws TokenRefusal {
        Instant begun = Instant.now();
        switch (number % 4) {
            case 0 -> created();
            case 1 -> {
                Waiting waiting = created();
                decide(waiting, number, Decision.REJECT, new CodeVerifier(), Status.Rejected);
            }
            case 2 -> granted(number);
            default -> {
                revoke(granted(number));
                wholeLifeBegun.accumulateAndGet(begun, ConsentLives::later);
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Waiting created() throws TokenRefusal {
        Tpp tpp = Tpp.discover(sandbox, "tpp-one", calls);
        Tokens own = tpp.oauth().clientCredentials("accounts");
        String consentId = tpp.createConsent(
                        own.access(), ConsentRequest.of(List.of("ReadAccountsBasic", "ReadBalances")))
                .expect(201)
                .text("/Data/ConsentId");
        ledger.acknowledged(consentId, Status.AwaitingAuthorisation);
        return new Waiting(tpp, own, consentId);
    }

    /** A consent that its customer has authorised, and what its TPP holds. */
    Granted granted() throws TokenRefusal {
        return granted(next.getAndIncrement());
    }

    private Granted granted(int number) throws TokenRefusal {
        Waiting consent = created();
        CodeVerifier verifier = new CodeVerifier();
        String code = decide(consent, number, Decision.AUTHORISE, verifier, Status.Authorised)
                .text("/Code");
        Tokens tokens = consent.tpp().oauth().redeem(code, REDIRECT, verifier);
        consent.tpp().get(tokens.access(), "/accounts").expect(200);
        return new Granted(consent, tokens);
    }

    void revoke(Granted granted) {
        Waiting consent = granted.consent();
        ledger.asked(consent.consentId(), Status.Revoked);
        consent.tpp().revokeConsent(consent.own().access(), consent.consentId()).expect(200);
        Instant acknowledged = Instant.now();
        ledger.acknowledged(consent.consentId(), Status.Revoked);
        callUntilRefused(granted, acknowledged);
        requireStatus(consent, Status.Revoked);
    }

    /** Whatever is down, no call that began later than the bound after the answer may be honoured. */
    private void callUntilRefused(Granted granted, Instant acknowledged) {
        Duration late = Duration.between(acknowledged, Instant.now());
        Answer answer = granted.consent().tpp().get(granted.tokens().access(), "/accounts");
        while (answer.status() == 200) {
            longestHonoured.accumulateAndGet(late, (one, other) -> one.compareTo(other) > 0 ? one : other);
            if (late.compareTo(BOUND) > 0) {
                throw new AssertionError("%s was honoured %s after its revocation was acknowledged"
                        .formatted(granted.consent().consentId(), late));
            }
            late = Duration.between(acknowledged, Instant.now());
            answer = granted.consent().tpp().get(granted.tokens().access(), "/accounts");
        }
        answer.expect(401);
    }

    private Answer decide(Waiting consent, int number, Decision decision, CodeVerifier verifier, Status decided) {
        Customer psu = psus.get(number % psus.size());
        AuthorizeApi api = new AuthorizeApi(sandbox, calls, consent.own()::access);
        Phone phone = Phone.of(psu, sandbox, calls);
        String challenge =
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        String attempt = api.start(consent.consentId(), psu, REDIRECT, challenge, "life")
                .expect(201)
                .text("/AttemptId");
        String code = phone.nextCode();
        ledger.asked(consent.consentId(), decided);
        Answer answer = api.decide(attempt, code, decision, psu.accountIds()).expect(200);
        ledger.acknowledged(consent.consentId(), decided);
        requireStatus(consent, decided);
        return answer;
    }

    private static void requireStatus(Waiting consent, Status acknowledged) {
        Answer read = consent.tpp()
                .readConsent(consent.own().access(), consent.consentId())
                .expect(200);
        if (!read.text("/Data/Status").equals(acknowledged.name())) {
            throw new AssertionError("%s was acknowledged as %s and is read as %s"
                    .formatted(consent.consentId(), acknowledged, read.text("/Data/Status")));
        }
    }

    @Override
    public void close() {
        ended.countDown();
        for (Thread caller : callers) {
            try {
                caller.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        calls.close();
        requireUnbroken();
    }
}
