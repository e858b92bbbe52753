package dev.amana.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.psu.Customer;
import dev.amana.sandbox.psu.Customers;
import dev.amana.sandbox.psu.Phone;
import dev.amana.sandbox.psu.Redirected;
import dev.amana.sandbox.tpp.Authorisation;
import dev.amana.sandbox.tpp.ConsentRequest;
import dev.amana.sandbox.tpp.TokenRefusal;
import dev.amana.sandbox.tpp.Tokens;
import dev.amana.sandbox.tpp.Tpp;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The PSU's pages as people meet them: in Chromium, without JavaScript, nothing fetched from elsewhere. */
class PagesIT {

    private static final URI REDIRECT = URI.create("http://localhost:8090/callback");
    private static final Duration IDLE = Duration.ofMinutes(6);
    private static final Duration STALENESS_BOUND = Duration.ofSeconds(2);
    private static final Duration CLOCKS = Duration.ofSeconds(1); // how finely this test looks

    private final Sandbox sandbox = RunningStack.sandbox();
    private final Calls calls = Calls.unwitnessed();
    private final Pages pages = new Pages();
    private final Tpp tpp;
    private final String token;
    private final String consentId;
    private final Authorisation authorisation;

    PagesIT() {
        tpp = Tpp.discover(sandbox, "tpp-one", calls);
        token = tpp.oauth().clientCredentials("accounts").access();
        consentId = tpp.createConsent(
                        token,
                        ConsentRequest.of(List.of("ReadAccountsDetail", "ReadBalances"))
                                .period("2018-01-01T00:00:00Z", "2018-12-31T23:59:59Z"))
                .expect(201)
                .text("/Data/ConsentId");
        authorisation = tpp.oauth().push(consentId, REDIRECT);
    }

    @BeforeEach
    void arrive() {
        pages.open(authorisation);
    }

    @AfterEach
    void leave() {
        pages.close();
        calls.close();
    }

    @Test
    void authorisedConsentGivesTheChosenAccountAndNoOther() throws TokenRefusal {
        signIn(Customer.OF_THE_GUIDE);
        assertThat(pages.text()).contains("Sadeem Money", "Your account details");
        pages.choose("Name-1 106976");
        Redirected back = pages.pressToReturn("Authorise", REDIRECT);

        assertThat(back.require("state")).isEqualTo(authorisation.state().getValue());
        assertThat(back.require("iss")).isEqualTo(sandbox.issuer().toString());
        Tokens granted = tpp.oauth().redeem(back.require("code"), REDIRECT, authorisation.verifier());
        Answer accounts = tpp.get(granted.access(), "/accounts").expect(200);
        assertThat(accounts.at("/Data/Account")).hasSize(1);
        assertThat(accounts.text("/Data/Account/0/AccountId")).isEqualTo("Zz83yzNPQv6u5aWQbCwQWQ");
        assertThat(status()).isEqualTo("Authorised");
        assertThat(pages.asked())
                .allMatch(address ->
                        address.startsWith(sandbox.base().toString()) || address.startsWith(REDIRECT.toString()));
    }

    @Test
    void consentWithdrawnByItsCustomerIsRefusedFromThenOn() throws TokenRefusal {
        signIn(Customer.OF_THE_GUIDE);
        pages.choose("Name-1 106976");
        Redirected back = pages.pressToReturn("Authorise", REDIRECT);
        Tokens granted = tpp.oauth().redeem(back.require("code"), REDIRECT, authorisation.verifier());
        tpp.get(granted.access(), "/accounts").expect(200);

        Phone phone = Phone.of(Customer.OF_THE_GUIDE, sandbox, calls);
        pages.openConsents(sandbox.base());
        assertThat(pages.heading()).isEqualTo("Sign in to see what you share");
        pages.signIn(Customer.OF_THE_GUIDE);
        pages.enterCode(phone.nextCode());
        assertThat(pages.heading()).isEqualTo("My consents");
        pages.openConsent(consentId);
        assertThat(pages.text()).contains("Sadeem Money", "Your account details", "Name-1 106976");
        pages.follow("Withdraw this consent");
        pages.press("Yes, withdraw");

        assertThat(pages.text()).contains("You have withdrawn your consent");
        assertThat(status()).isEqualTo("Revoked");
        await("the TPP is refused")
                .atMost(STALENESS_BOUND.plus(CLOCKS))
                .until(() -> tpp.get(granted.access(), "/accounts").status() == 401);
        assertThat(tpp.get(granted.access(), "/balances").status()).isEqualTo(401);
    }

    @Test
    void rejectedConsentIsRejectedAndNothingIsGranted() {
        signIn(Customer.OF_THE_GUIDE);
        Redirected back = pages.pressToReturn("Reject", REDIRECT);

        assertThat(back.require("error")).isEqualTo("access_denied");
        assertThat(back.find("code")).isEmpty();
        assertThat(status()).isEqualTo("Rejected");
    }

    @Test
    void wrongCodeIsToldAndTheRightOneStillServes() {
        Customer customer = Customers.generated(1, sandbox, calls).getFirst();
        Phone phone = Phone.of(customer, sandbox, calls);
        pages.signIn(customer);
        String code = phone.nextCode();
        pages.enterCode(code.startsWith("1") ? "200000" : "100000");
        assertThat(pages.text()).contains("That code is not right. You can try 4 more times.");
        pages.enterCode(code);
        assertThat(pages.heading()).isEqualTo("Share your account information?");
    }

    @Test
    void nothingIsAuthorisedWithoutAnAccount() {
        signIn(Customer.OF_THE_GUIDE);
        pages.press("Authorise");
        assertThat(pages.text()).contains("Choose at least one account");
        assertThat(status()).isEqualTo("AwaitingAuthorisation");
    }

    @Test
    void expiredSessionEndsTheRequestAndChangesNothing() throws SQLException {
        signIn(Customer.OF_THE_GUIDE);
        letEverySessionIdle();
        pages.press("Authorise");
        assertThat(pages.text()).contains("Nothing was changed");
        pages.follow("Go on");
        assertThat(pages.heading()).isEqualTo("You were away too long");
        assertThat(status()).isEqualTo("AwaitingAuthorisation");
    }

    private void signIn(Customer customer) {
        Phone phone = Phone.of(customer, sandbox, calls);
        pages.signIn(customer);
        pages.enterCode(phone.nextCode());
        assertThat(pages.heading()).isEqualTo("Share your account information?");
    }

    private String status() {
        return tpp.readConsent(token, consentId).expect(200).text("/Data/Status");
    }

    /** As if every session had been left alone for longer than it may be. */
    private static void letEverySessionIdle() throws SQLException {
        try (Connection connection = ServiceDatabase.open("token");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update spring_session set last_access_time = last_access_time - %1$d, expiry_time = expiry_time - %1$d"
                            .formatted(IDLE.toMillis()));
        }
    }
}
