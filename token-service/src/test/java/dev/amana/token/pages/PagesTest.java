package dev.amana.token.pages;

import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestKafka;
import dev.amana.testsupport.TestPostgres;
import dev.amana.token.TokenService;
import dev.amana.token.attempts.Attempts;
import dev.amana.token.attempts.AuthorisationRequest;
import dev.amana.token.farends.Browser;
import dev.amana.token.farends.Browser.Page;
import dev.amana.token.farends.ConsentService;
import dev.amana.token.farends.CoreBanking;
import dev.amana.token.farends.CoreBanking.Customer;
import dev.amana.token.farends.TestClock;
import dev.amana.token.support.KeyFiles;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The running service with real PostgreSQL and Kafka, and what a customer does with it. */
@SpringBootTest(
        classes = TokenService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "amana.profile=sandbox",
            "amana.sign-in.answer-after=0ms",
            "amana.sign-in.slow-by=0ms",
            "amana.sign-in.wrong-per-address=10",
            "amana.core-banking.deadline=2s"
        })
@Import(PagesTest.Time.class)
public abstract class PagesTest {

    protected static final URI REDIRECT = URI.create("http://localhost:8090/callback");
    protected static final CoreBanking CORE_BANKING = CoreBanking.start();
    protected static final ConsentService CONSENTS = ConsentService.start();

    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

    @Autowired
    Attempts attempts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @LocalServerPort
    protected int port;

    protected String consentId = "";

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        TestDatabase database = TestPostgres.database("pages");
        database.springProperties(registry::add);
        TestKafka.springProperties(registry::add);
        registry.add("amana.master-key-file", () -> KeyFiles.DIRECTORY.resolve("master.key"));
        registry.add("amana.admin-key-file", () -> KeyFiles.DIRECTORY.resolve("admin.key"));
        registry.add("amana.sandbox.keys-dir", () -> KeyFiles.DIRECTORY);
        registry.add("amana.core-banking.public-key-file", CORE_BANKING::publicKeyFile);
        registry.add("amana.consent-service-base", CONSENTS::base);
    }

    @BeforeEach
    void freshConsent() {
        consentId = UUID.randomUUID().toString();
        CONSENTS.add(
                consentId,
                "tpp-one",
                "ReadAccountsDetail",
                "ReadBalances",
                "ReadTransactionsDetail",
                "ReadTransactionsCredits",
                "ReadTransactionsDebits",
                "ReadDirectDebits",
                "ReadParty");
        jdbc.sql("delete from try_count").update();
        CORE_BANKING.silent(false);
        CONSENTS.down(false);
    }

    protected Browser browser() {
        return new Browser(port);
    }

    /** The address a TPP's request leads to. */
    protected String attempt() {
        return attempt(Optional.of(consentId), Set.of("openid", "accounts"));
    }

    String attempt(Optional<String> consent, Set<String> scopes) {
        return attempts.page(attempts.begin(new AuthorisationRequest(
                        "tpp-one",
                        REDIRECT,
                        Optional.of("state with & and ü"),
                        Optional.empty(),
                        scopes,
                        consent,
                        Optional.of("challenge"),
                        Optional.empty())))
                .getPath();
    }

    /** Signs in, up to the code page. */
    Page signIn(Browser browser, String attempt, Customer customer) {
        return browser.submitAndFollow(
                browser.open(attempt),
                "/sign-in",
                "cpr",
                customer.cpr(),
                "mobile",
                customer.mobile(),
                "cif",
                customer.cif());
    }

    /** Signs in and enters the code, up to the decision page. */
    Page authenticate(Browser browser, String attempt, Customer customer) {
        int before = CORE_BANKING.messages(customer).size();
        Page code = signIn(browser, attempt, customer);
        return browser.submitAndFollow(code, "/code", "code", codeAfter(customer, before));
    }

    /** Signs in to a visit of one's own consents, up to the code page. */
    Page enter(Browser browser, Customer customer) {
        return browser.submitAndFollow(
                browser.open("/authpage/consents"),
                "/sign-in",
                "cpr",
                customer.cpr(),
                "mobile",
                customer.mobile(),
                "cif",
                customer.cif());
    }

    /** Signs in to a visit and enters the code, up to the list of consents. */
    Page visit(Browser browser, Customer customer) {
        int before = CORE_BANKING.messages(customer).size();
        Page code = enter(browser, customer);
        return browser.submitAndFollow(code, "/code", "code", codeAfter(customer, before));
    }

    protected String codeAfter(Customer customer, int messagesBefore) {
        Awaitility.await().until(() -> CORE_BANKING.messages(customer).size() > messagesBefore);
        Matcher matcher = CODE.matcher(CORE_BANKING.messages(customer).get(messagesBefore));
        if (!matcher.find()) {
            throw new AssertionError("a message without a code");
        }
        return matcher.group(1);
    }

    /** Some code that is not the right one. */
    protected static String otherThan(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
    }
}
