package dev.amana.token.pages;

import static dev.amana.token.farends.CoreBanking.SALMA;
import static dev.amana.token.farends.CoreBanking.YUSUF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.AuthorisationRequest;
import dev.amana.token.attempts.Channel;
import dev.amana.token.corebanking.Credentials;
import dev.amana.token.farends.Browser;
import dev.amana.token.farends.Browser.Page;
import dev.amana.token.farends.CoreBanking.Customer;
import dev.amana.token.signin.SignIn;
import dev.amana.token.signin.SignInOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The limits of signing in and of codes, tried by many at once and over two instances (docs/reference/security-profile.md §2). */
class LimitsTest extends PagesTest {

    private static final int MANY = 40;
    private static final Duration ANSWER_AFTER = Duration.ofMillis(200);

    private static Optional<OtherInstance> other = Optional.empty();

    @Autowired
    Environment environment;

    @Autowired
    SignIn signIn;

    @Autowired
    AttemptStore store;

    @BeforeEach
    void startTheOther() {
        if (other.isEmpty()) {
            other = Optional.of(new OtherInstance(environment, clock, ANSWER_AFTER));
        }
    }

    @AfterAll
    static void stopTheOther() {
        other.ifPresent(OtherInstance::close);
        other = Optional.empty();
    }

    @Test
    void floodOfGuessesGetsFiveTriesOverBothInstances() throws Exception {
        List<Callable<Page>> guesses = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            Browser browser = n % 2 == 0 ? browser() : elsewhere();
            int before = CORE_BANKING.messages(YUSUF).size();
            Page code = signIn(browser, attempt(), YUSUF);
            String right = codeAfter(YUSUF, before);
            guesses.add(() -> browser.submit(code, "/code", "code", otherThan(right)));
        }
        all(guesses);

        assertThat(sum("select sum(wrong_entries) from one_time_code where attempt_id in"
                        + " (select attempt_id from attempt where consent_id = '" + consentId + "')"))
                .isEqualTo(5);
        assertThat(signIn(browser(), attempt(), YUSUF).body()).contains("Please wait a little");
        assertThat(signIn(elsewhere(), attempt(), YUSUF).body()).contains("Please wait a little");
        assertThat(signIn(browser(), attempt(), SALMA).body()).contains("Enter your code");
    }

    @Test
    void floodOfGuessesInOneAttemptGetsFiveTries() throws Exception {
        Browser browser = browser();
        int before = CORE_BANKING.messages(SALMA).size();
        String attempt = attempt();
        Page code = signIn(browser, attempt, SALMA);
        String right = codeAfter(SALMA, before);
        List<Callable<Page>> guesses = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            guesses.add(() -> browser.submit(code, "/code", "code", otherThan(right)));
        }
        List<Page> answers = all(guesses);

        assertThat(answers.stream().filter(answer -> answer.status() == 422)).hasSize(4);
        assertThat(browser.open(attempt).body()).contains("Too many wrong codes");
        assertThat(browser.submitAndFollow(code, "/code", "code", right).body()).contains("Too many wrong codes");
    }

    @Test
    void floodOfResendsSendsOneMessage() throws Exception {
        Browser browser = browser();
        int before = CORE_BANKING.messages(SALMA).size();
        String attempt = attempt();
        signIn(browser, attempt, SALMA);
        codeAfter(SALMA, before);
        clock.advance(Duration.ofSeconds(30));
        Page code = browser.open(attempt);
        List<Callable<Page>> resends = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            resends.add(() -> browser.submit(code, "/resend"));
        }
        List<Page> answers = all(resends);

        assertThat(answers.stream().filter(answer -> answer.status() == 303)).hasSize(1);
        codeAfter(SALMA, before + 1);
        assertThat(sum("select sends from one_time_code order by sent_at desc limit 1"))
                .isEqualTo(2);
    }

    @Test
    void wrongSignInsOverBothInstancesCountTogetherForTheirAddress() {
        Customer nobody = new Customer("nobody", SALMA.cpr(), SALMA.mobile(), "000000");
        for (int n = 0; n < 5; n++) {
            signIn(browser(), attempt(), nobody);
            signIn(elsewhere(), attempt(), nobody);
        }
        assertThat(signIn(browser(), attempt(), SALMA).status()).isEqualTo(429);
        assertThat(signIn(elsewhere(), attempt(), SALMA).status()).isEqualTo(429);
    }

    @Test
    void bruteForceFromManyAddressesSlowsTheCprAndNeverLocksTheCustomerOut() {
        for (int n = 0; n < MANY; n++) {
            Credentials guess = new Credentials(SALMA.cpr(), SALMA.mobile(), "%06d".formatted(n));
            SignInOutcome outcome = signIn.signIn(apiAttempt(), 0, guess, "192.0.2." + n);
            assertThat(outcome).isInstanceOf(SignInOutcome.CodeSent.class);
        }
        assertThat(sum("select max(tries) from try_count where kind = 'WrongSignInWithCpr'"))
                .isEqualTo(MANY);
        assertThat(sum("select max(tries) from try_count where kind = 'WrongSignInFromAddress'"))
                .isEqualTo(1);

        int before = CORE_BANKING.messages(SALMA).size();
        Credentials right = new Credentials(SALMA.cpr(), SALMA.mobile(), SALMA.cif());
        assertThat(signIn.signIn(apiAttempt(), 0, right, "198.51.100.1")).isInstanceOf(SignInOutcome.CodeSent.class);
        assertThat(codeAfter(SALMA, before)).hasSize(6);
    }

    @Test
    void codesSentInOneAttemptAfterTheOtherHaveABound() {
        signIn(browser(), attempt(), SALMA);
        jdbc.sql("update try_count set tries = 499 where kind = 'CodeSent'").update();
        assertThat(signIn(elsewhere(), attempt(), SALMA).body()).contains("Enter your code");

        int sent = CORE_BANKING.messages(SALMA).size();
        assertThat(signIn(browser(), attempt(), SALMA).body()).contains("Please wait a little");
        assertThat(enter(elsewhere(), SALMA).body()).contains("Please wait a little");
        assertThat(signIn(browser(), attempt(), YUSUF).body()).contains("Enter your code");
        clock.advance(Duration.ofMinutes(15));
        assertThat(signIn(browser(), attempt(), SALMA).body()).contains("Enter your code");
        assertThat(CORE_BANKING.messages(SALMA)).hasSizeLessThanOrEqualTo(sent + 2);
    }

    @Test
    void timeOfAnAnswerTellsNothingOfWhatWasFound() {
        List<Customer> customers = List.of(
                SALMA,
                new Customer("nobody", SALMA.cpr(), SALMA.mobile(), "000000"),
                new Customer("nobody", "999999999", "+97333999999", "999999"));
        for (Customer customer : customers) {
            Browser browser = elsewhere();
            Page form = browser.open(attempt());
            long began = System.nanoTime();
            Page answer = browser.submit(
                    form, "/sign-in", "cpr", customer.cpr(), "mobile", customer.mobile(), "cif", customer.cif());
            assertThat(answer.status()).isEqualTo(303);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(ANSWER_AFTER);
        }
    }

    @Test
    void nothingThatIsCountedOrKeptNamesACustomer() {
        signIn(browser(), attempt(), SALMA);
        signIn(browser(), attempt(), new Customer("nobody", "999999999", "+97333999999", "999999"));
        for (String table : List.of("try_count", "one_time_code")) {
            assertThat(jdbc.sql("select coalesce(cast(array_agg(t) as text), '') from " + table + " t")
                            .query(String.class)
                            .single())
                    .doesNotContain(SALMA.cpr(), "33106976", "999999999");
        }
    }

    @Test
    void behindTlsEveryCookieIsForThisHostAndTheConnectionOnly() {
        Browser browser = elsewhere();
        Page page = browser.get(attempt());
        Page chosen = browser.get(attempt() + "?lang=ar");

        assertThat(page.response().headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Domain"));
        assertThat(chosen.header("Set-Cookie")).contains("Secure", "HttpOnly");
        assertThat(page.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    }

    private AttemptId apiAttempt() {
        return store.begin(
                new AuthorisationRequest(
                        "tpp-one",
                        REDIRECT,
                        Optional.empty(),
                        Optional.empty(),
                        Set.of("accounts"),
                        Optional.of(consentId),
                        Optional.empty(),
                        Optional.empty()),
                Channel.Api);
    }

    private Browser elsewhere() {
        return other.orElseThrow().browser();
    }

    private static List<Page> all(List<Callable<Page>> calls) throws Exception {
        List<Page> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private int sum(String query) {
        return jdbc.sql(query).query(Integer.class).single();
    }
}
