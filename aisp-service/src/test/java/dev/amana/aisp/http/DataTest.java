package dev.amana.aisp.http;

import static dev.amana.aisp.bank.TestConsent.S2_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.amana.aisp.answers.Cursor;
import dev.amana.aisp.bank.S2Samples;
import dev.amana.aisp.bank.TestConsent;
import dev.amana.aisp.bank.TestTokenService;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What comes back when a call passes. */
class DataTest extends AispTest {
    private static final String API = TestTokenService.PUBLIC_BASE + "/apigateway/bobf/release1.0.0";
    private static final Instant JANUARY_2018 = Instant.parse("2018-01-01T00:00:00Z");
    private static final Instant JANUARY_2019 = Instant.parse("2019-01-01T00:00:00Z");

    @ParameterizedTest
    @MethodSource("samples")
    void theSamplesComeBackByteForByte(String path, String array, String sample) {
        var consent = published(TestConsent.authorised());
        var answer = get(path, token(consent)).is(200);
        assertThat(answer.body())
                .isEqualTo("{\"Data\":{\"%s\":[%s]},\"Links\":{\"Self\":\"%s%s\"},\"Meta\":{\"TotalPages\":1}}"
                        .formatted(array, sample, API, path));
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    static Stream<Arguments> samples() {
        var account = "/accounts/" + S2_ACCOUNT;
        return Stream.of(
                argumentSet("accounts", "/accounts", "Account", S2Samples.ACCOUNT),
                argumentSet("account", account, "Account", S2Samples.ACCOUNT),
                argumentSet("balances", "/balances", "Balance", S2Samples.BALANCE),
                argumentSet("account's balances", account + "/balances", "Balance", S2Samples.BALANCE),
                argumentSet("transactions", "/transactions", "Transaction", S2Samples.TRANSACTION),
                argumentSet("account's transactions", account + "/transactions", "Transaction", S2Samples.TRANSACTION));
    }

    @Test
    void basicPermissionsTrimTheSamples() {
        var consent = published(TestConsent.authorised()
                .withPermissions("ReadAccountsBasic", "ReadTransactionsBasic", "ReadTransactionsDebits"));
        var account = get("/accounts", token(consent)).is(200).json().at("/Data/Account/0");
        assertThat(account.propertyNames())
                .containsExactly("AccountId", "Status", "Currency", "AccountType", "AccountSubType", "Nickname");
        var transaction = get("/transactions", token(consent)).is(200).json().at("/Data/Transaction/0");
        assertThat(transaction.propertyNames())
                .containsExactly(
                        "AccountId",
                        "TransactionReference",
                        "Amount",
                        "CreditDebitIndicator",
                        "Status",
                        "BookingDateTime");
    }

    @Test
    void aConsentForCreditsAsksForCreditsAndLetsNoDebitOut() {
        var consent = published(
                TestConsent.authorised().withPermissions("ReadTransactionsDetail", "ReadTransactionsCredits"));
        var answer = get("/transactions", token(consent)).is(200);
        assertThat(coreBanking.lastRequest().path("creditDebit").toString()).isEqualTo("[\"Credit\"]");
        assertThat(answer.json().at("/Data/Transaction")).isEmpty();
    }

    @Test
    void theConsentsPeriodBoundsWhatTheQueryAsksFor() {
        var consent = published(TestConsent.authorised().withPeriod(JANUARY_2018, JANUARY_2019));
        get(
                        "/transactions?fromBookingDateTime=2018-12-01T00:00:00%2B03:00&toBookingDateTime=2020-01-01",
                        token(consent))
                .is(200);
        var request = coreBanking.lastRequest();
        assertThat(request.path("from").asString()).isEqualTo("2018-12-01T00:00:00Z");
        assertThat(request.path("to").asString()).isEqualTo("2019-01-01T00:00:00Z");
        assertThat(request.path("accountIds").toString()).isEqualTo("[\"" + S2_ACCOUNT + "\"]");
        assertThat(request.path("query").asString()).isEqualTo("Transactions");
    }

    @ParameterizedTest
    @CsvSource({
        "fromBookingDateTime=2021-01-01&toBookingDateTime=2020-01-01",
        "fromBookingDateTime=2019-06-01",
        "toBookingDateTime=2017-06-01",
    })
    void whereNothingRemainsTheListIsEmptyAndCoreBankingIsNotAsked(String query) {
        var consent = published(TestConsent.authorised().withPeriod(JANUARY_2018, JANUARY_2019));
        var before = coreBanking.requests.size();
        var answer = get("/transactions?" + query, token(consent)).is(200);
        assertThat(answer.json().at("/Data/Transaction").toString()).isEqualTo("[]");
        assertThat(answer.json().at("/Links/Self").asString()).isEqualTo(API + "/transactions?" + query);
        assertThat(coreBanking.requests).hasSize(before);
    }

    @Test
    void whatCoreBankingSendsOutsideThePeriodDoesNotLeave() {
        var consent = published(TestConsent.authorised().withPeriod(JANUARY_2019, Instant.now()));
        assertThat(get("/transactions", token(consent)).is(200).json().at("/Data/Transaction"))
                .isEmpty();
    }

    @Test
    void noDataIsAnEmptyList() {
        coreBanking.script = _ -> S2Samples.found("{\"Balance\":[]}");
        var consent = published(TestConsent.authorised());
        assertThat(get("/balances", token(consent)).is(200).body()).startsWith("{\"Data\":{\"Balance\":[]}");
    }

    @Test
    void pagesFollowEachOtherOnOneSnapshotToTheEnd() {
        coreBanking.script = request -> S2Samples.page(request, 250);
        var token = token(published(TestConsent.authorised()));
        var first = get("/transactions?fromBookingDateTime=2018-01-01&unknown=1", token)
                .is(200)
                .json();
        assertThat(coreBanking.lastRequest().has("snapshot")).isFalse();
        assertThat(first.at("/Data/Transaction")).hasSize(100);
        assertThat(first.at("/Meta/TotalPages").asInt()).isEqualTo(3);
        assertThat(first.at("/Links").propertyNames()).containsExactly("Self", "First", "Next", "Last");
        assertThat(first.at("/Links/Self").asString()).isEqualTo(API + "/transactions?fromBookingDateTime=2018-01-01");

        var second =
                get(path(first.at("/Links/Next").asString()), token).is(200).json();
        assertThat(coreBanking.lastRequest().path("snapshot").asLong()).isEqualTo(4711);
        assertThat(coreBanking.lastRequest().path("from").asString()).isEqualTo("2018-01-01T00:00:00Z");
        assertThat(second.at("/Data/Transaction/0/TransactionReference").asString())
                .isEqualTo("TT100");
        assertThat(second.at("/Links").propertyNames()).containsExactly("Self", "First", "Prev", "Next", "Last");

        var third =
                get(path(second.at("/Links/Next").asString()), token).is(200).json();
        assertThat(third.at("/Data/Transaction")).hasSize(50);
        assertThat(third.at("/Links").propertyNames()).containsExactly("Self", "First", "Prev", "Last");
        assertThat(third.at("/Links/Self")).isEqualTo(third.at("/Links/Last"));
        assertThat(get(path(third.at("/Links/First").asString()), token)
                        .is(200)
                        .json()
                        .at("/Data"))
                .isEqualTo(first.at("/Data"));
    }

    @Test
    void linksHoldTheSnapshotThatCoreBankingAnsweredFrom() {
        var future = new Cursor(9_999_999_999_999L, 1).encoded();
        coreBanking.script = _ -> S2Samples.page(JsonMapper.shared().readTree("{\"page\":1,\"pageSize\":100}"), 250);
        var token = token(published(TestConsent.authorised()));
        var page = get("/transactions?cursor=" + future, token).is(200).json();
        assertThat(page.at("/Links/Next").asString()).endsWith("cursor=" + new Cursor(4711, 2).encoded());
    }

    @Test
    void theInteractionIdIsEchoedAndReachesCoreBanking() {
        var id = UUID.randomUUID().toString();
        var consent = published(TestConsent.authorised());
        var answer = send(request("/balances")
                        .header("Authorization", "Bearer " + token(consent))
                        .header("x-fapi-auth-date", "Tue, 12 Mar 2021 09:10:17 GMT+3")
                        .header("x-fapi-interaction-id", id))
                .is(200);
        assertThat(answer.header("x-fapi-interaction-id")).isEqualTo(id);
        assertThat(coreBanking.lastRequest().path("interactionId").asString()).isEqualTo(id);
    }

    @Test
    void headIsAnsweredAsGetWithoutABody() {
        var consent = published(TestConsent.authorised());
        assertThat(head("/balances", token(consent))).isEqualTo(200);
    }

    @Test
    void aCallForOneAccountAsksForThatOneOnly() {
        var consent = published(TestConsent.authorised());
        get("/accounts/" + S2_ACCOUNT, token(consent)).is(200);
        assertThat(coreBanking.lastRequest().path("accountIds").toString())
                .isEqualTo(List.of("\"" + S2_ACCOUNT + "\"").toString());
    }

    private static String path(String link) {
        assertThat(link).startsWith(API);
        return link.substring(API.length());
    }
}
