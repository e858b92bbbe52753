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
import java.util.List;
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

    private static final URI REDIRECT = URI.create("http://localhost:8090/callback");
    private static final int PSUS = 200;

    private final Sandbox sandbox = RunningStack.sandbox();
    private final Calls calls = Calls.unwitnessed();
    private final Ledger ledger;
    private final List<Customer> psus = Customers.generated(PSUS, sandbox, calls);
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger completed = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();
    private final AtomicReference<@Nullable AssertionError> broken = new AtomicReference<>();
    private final List<Thread> callers;
    private volatile boolean ended;

    ConsentLives(Ledger ledger, int callers) {
        this.ledger = ledger;
        this.callers = IntStream.range(0, callers)
                .mapToObj(i -> Thread.ofVirtual().start(this::run))
                .toList();
    }

    /** Lives led to their end without a failed call. */
    int completed() {
        requireUnbroken();
        return completed.get();
    }

    int interrupted() {
        return interrupted.get();
    }

    private void requireUnbroken() {
        AssertionError error = broken.get();
        if (error != null) {
            throw error;
        }
    }

    private void run() {
        while (!ended) {
            try {
                live(next.getAndIncrement());
                completed.incrementAndGet();
            } catch (SandboxFailure | TokenRefusal outage) {
                interrupted.incrementAndGet();
            } catch (AssertionError wrong) {
                broken.compareAndSet(null, wrong);
                ended = true;
            }
        }
    }

    /** One in four is left waiting, one rejected, one left authorised, one revoked. */
    private void live(int number) throws TokenRefusal {
        Tpp tpp = Tpp.discover(sandbox, "tpp-one", calls);
        Tokens tokens = tpp.oauth().clientCredentials("accounts");
        String consentId = tpp.createConsent(
                        tokens.access(), ConsentRequest.of(List.of("ReadAccountsBasic", "ReadBalances")))
                .expect(201)
                .text("/Data/ConsentId");
        ledger.acknowledged(consentId, Status.AwaitingAuthorisation);
        if (number % 4 == 0) {
            return;
        }
        Decision decision = number % 4 == 1 ? Decision.REJECT : Decision.AUTHORISE;
        Status decided = decision == Decision.REJECT ? Status.Rejected : Status.Authorised;
        CodeVerifier verifier = new CodeVerifier();
        Answer answer = decide(tokens, consentId, psus.get(number % psus.size()), decision, verifier, decided);
        ledger.acknowledged(consentId, decided);
        requireStatus(tpp, tokens, consentId, decided);
        if (decision == Decision.REJECT) {
            return;
        }
        Tokens granted = tpp.oauth().redeem(answer.text("/Code"), REDIRECT, verifier);
        tpp.get(granted.access(), "/accounts").expect(200);
        if (number % 4 == 2) {
            return;
        }
        ledger.asked(consentId, Status.Revoked);
        tpp.revokeConsent(tokens.access(), consentId).expect(200);
        ledger.acknowledged(consentId, Status.Revoked);
        requireStatus(tpp, tokens, consentId, Status.Revoked);
    }

    private Answer decide(
            Tokens tokens, String consentId, Customer psu, Decision decision, CodeVerifier verifier, Status decided) {
        AuthorizeApi api = new AuthorizeApi(sandbox, calls, tokens::access);
        Phone phone = Phone.of(psu, sandbox, calls);
        String challenge =
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        String attempt = api.start(consentId, psu, REDIRECT, challenge, "life")
                .expect(201)
                .text("/AttemptId");
        String code = phone.nextCode();
        ledger.asked(consentId, decided);
        return api.decide(attempt, code, decision, psu.accountIds()).expect(200);
    }

    private static void requireStatus(Tpp tpp, Tokens tokens, String consentId, Status acknowledged) {
        Answer read = tpp.readConsent(tokens.access(), consentId).expect(200);
        if (!read.text("/Data/Status").equals(acknowledged.name())) {
            throw new AssertionError("%s was acknowledged as %s and is read as %s"
                    .formatted(consentId, acknowledged, read.text("/Data/Status")));
        }
    }

    @Override
    public void close() {
        ended = true;
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
