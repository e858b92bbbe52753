package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.http.Call.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which the body of a new consent, or of a change, can be wrong: what is answered, and that nothing changes. */
class BodyRefusalsTest {

    private static final String TOO_FAR =
            RunningService.CLOCK.instant().plus(Duration.ofDays(367)).toString();
    private static final String SOON =
            RunningService.CLOCK.instant().plus(Duration.ofDays(9)).toString();

    private final RunningService service = RunningService.shared();
    private final Consents consents = new Consents(service);

    static Stream<Arguments> bodies() {
        return Stream.of(
                refused("", "Resource.InvalidFormat"),
                refused("   ", "Resource.InvalidFormat"),
                refused("nonsense", "Resource.InvalidFormat"),
                refused("<Data/>", "Resource.InvalidFormat"),
                refused("{\"Data\":{\"Permissions\":[\"ReadAccountsBasic\"]}", "Resource.InvalidFormat"),
                refused("{\"Data\":{\"Permissions\":[\"ReadAccountsBasic\"]}} {}", "Resource.InvalidFormat"),
                refused("{\"Data\":{\"Permissions\":[\"ReadAccountsBasic\"]},\"Data\":{}}", "Resource.InvalidFormat"),
                refused("[]", "Resource.InvalidFormat"),
                refused("null", "Resource.InvalidFormat"),
                refused("\"Data\"", "Resource.InvalidFormat"),
                refused("[".repeat(8000), "Resource.InvalidFormat"),
                refused("{\"Data\":\"" + "x".repeat(20_000) + "\"}", "Resource.InvalidFormat"),
                refused("{}", "Field.Missing Data"),
                refused("{\"data\":{}}", "Field.Unexpected data", "Field.Missing Data"),
                refused("{\"Data\":null}", "Field.Invalid Data"),
                refused("{\"Data\":[]}", "Field.Invalid Data"),
                refused("{\"Data\":\"text\"}", "Field.Invalid Data"),
                refused("{\"Data\":{}}", "Field.Missing Data.Permissions"),
                refused("{\"Data\":{\"Permissions\":[\"ReadAccountsBasic\"]},\"Risk\":\"low\"}", "Field.Invalid Risk"),
                refused(
                        "{\"Data\":{\"Permissions\":[\"ReadAccountsBasic\"],\"AccountId\":\"1\"},\"More\":1}",
                        "Field.Unexpected More",
                        "Field.Unexpected Data.AccountId"),
                permissions("null", "Field.Invalid Data.Permissions"),
                permissions("\"ReadAccountsBasic\"", "Field.Invalid Data.Permissions"),
                permissions("{}", "Field.Invalid Data.Permissions"),
                permissions("[]", "Field.Invalid Data.Permissions"),
                permissions("[\"ReadEverything\"]", "Field.Invalid Data.Permissions[0]"),
                permissions("[\"readaccountsbasic\"]", "Field.Invalid Data.Permissions[0]"),
                permissions("[\"ReadAccountsBasic\",1]", "Field.Invalid Data.Permissions[1]"),
                permissions("[\"ReadAccountsBasic\",null]", "Field.Invalid Data.Permissions[1]"),
                permissions(
                        "[\"ReadBalances\",\"\",[]]",
                        "Field.Invalid Data.Permissions[1]",
                        "Field.Invalid Data.Permissions[2]",
                        "Field.Expected Data.Permissions"),
                permissions("[\"ReadBalances\"]", "Field.Expected Data.Permissions"),
                permissions("[\"ReadAccountsBasic\",\"ReadTransactionsBasic\"]", "Field.Expected Data.Permissions"),
                permissions("[\"ReadAccountsBasic\",\"ReadTransactionsDetail\"]", "Field.Expected Data.Permissions"),
                permissions("[\"ReadAccountsBasic\",\"ReadTransactionsCredits\"]", "Field.Expected Data.Permissions"),
                permissions("[\"ReadAccountsBasic\",\"ReadTransactionsDebits\"]", "Field.Expected Data.Permissions"),
                permissions(
                        "[\"ReadBalances\",\"ReadTransactionsDebits\"]",
                        "Field.Expected Data.Permissions",
                        "Field.Expected Data.Permissions"),
                date("ExpirationDateTime", "\"2020-01-01T00:00:00Z\"", "Field.InvalidDate"),
                date("ExpirationDateTime", "\"" + TOO_FAR + "\"", "Field.InvalidDate"),
                date("ExpirationDateTime", "\"next year\"", "Field.InvalidDate"),
                date("ExpirationDateTime", "\"\"", "Field.InvalidDate"),
                date("ExpirationDateTime", "\"2027-02-30T00:00:00Z\"", "Field.InvalidDate"),
                date("ExpirationDateTime", "\"2027-02-21T00:00:00\"", "Field.InvalidDate"),
                date("ExpirationDateTime", "\"+999999999-12-31T23:59:59Z\"", "Field.InvalidDate"),
                date("ExpirationDateTime", "1893456000000", "Field.Invalid"),
                date("ExpirationDateTime", "null", "Field.Invalid"),
                date("ExpirationDateTime", "{}", "Field.Invalid"),
                date("TransactionFromDateTime", "\"22/05/2021\"", "Field.InvalidDate"),
                date("TransactionFromDateTime", "true", "Field.Invalid"),
                date("TransactionToDateTime", "\"2021-13-01T00:00:00Z\"", "Field.InvalidDate"),
                date("TransactionToDateTime", "[]", "Field.Invalid"),
                refused(
                        "{\"Data\":{\"Permissions\":[\"ReadAccountsBasic\"],"
                                + "\"TransactionFromDateTime\":\"2021-05-23T00:00:00.001Z\","
                                + "\"TransactionToDateTime\":\"2021-05-23T03:00:00+03:00\"}}",
                        "Field.InvalidDate Data.TransactionToDateTime"),
                refused(
                        "{\"Data\":{\"Permissions\":[\"ReadOffers\",\"ReadWrite\"],\"ExpirationDateTime\":\"yesterday\","
                                + "\"TransactionFromDateTime\":\"2022-01-01T00:00:00Z\","
                                + "\"TransactionToDateTime\":\"2021-01-01T00:00:00Z\",\"Accounts\":[]},\"Meta\":{}}",
                        "Field.Unexpected Meta",
                        "Field.Unexpected Data.Accounts",
                        "Field.Invalid Data.Permissions[1]",
                        "Field.InvalidDate Data.ExpirationDateTime",
                        "Field.Expected Data.Permissions",
                        "Field.InvalidDate Data.TransactionToDateTime"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyThatIsWrongCreatesNothing(String body, List<String> expected) {
        long before = service.events();
        Answer answer = service.call("POST", Call.CONSENTS)
                .token(Consents.tppOne())
                .json(body)
                .send();
        Refused.assertErrors(answer, 400, expected);
        assertThat(service.events()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("dates")
    void everyIsoFormOfADateIsTaken(String written, String shown) {
        String id = consents.created("""
                {"Data":{"Permissions":["ReadAccountsBasic"],"TransactionFromDateTime":"%s"}}""".formatted(written));
        assertThat(consents.get(id).at("/Data/TransactionFromDateTime")).isEqualTo(shown);
    }

    static Stream<Arguments> dates() {
        return Stream.of(
                Arguments.of("2021-05-22T07:05:34.327+03:00", "2021-05-22T04:05:34.327Z"),
                Arguments.of("2021-05-22T07:05:34.327+0300", "2021-05-22T04:05:34.327Z"),
                Arguments.of("2021-05-22T07:05:34+03", "2021-05-22T04:05:34.000Z"),
                Arguments.of("2021-05-22T04:05Z", "2021-05-22T04:05:00.000Z"),
                Arguments.of("2021-05-22T04:05:34.327999Z", "2021-05-22T04:05:34.327Z"),
                Arguments.of("2021-05-21T23:05:34-05:00", "2021-05-22T04:05:34.000Z"));
    }

    static Stream<Arguments> patches() {
        return Stream.of(
                refused("", "Resource.InvalidFormat"),
                refused("{}", "Field.Missing Data"),
                refused("{\"Data\":{}}", "Field.Missing Data.Status"),
                refused("{\"Data\":{\"Status\":null}}", "Field.Invalid Data.Status"),
                refused("{\"Data\":{\"Status\":7}}", "Field.Invalid Data.Status"),
                refused("{\"Data\":{\"Status\":\"Authorised\"}}", "Field.Invalid Data.Status"),
                refused("{\"Data\":{\"Status\":\"Rejected\"}}", "Field.Invalid Data.Status"),
                refused("{\"Data\":{\"Status\":\"revoked\"}}", "Field.Invalid Data.Status"),
                refused(
                        "{\"Data\":{\"Status\":\"Revoked\",\"Permissions\":[]},\"Risk\":{}}",
                        "Field.Unexpected Risk",
                        "Field.Unexpected Data.Permissions"));
    }

    @ParameterizedTest
    @MethodSource("patches")
    void onlyTheStatusRevokedCanBeSet(String body, List<String> expected) {
        String id = consents.created();
        Refused.assertErrors(consents.patch(id, body), 400, expected);
        assertThat(consents.get(id).at("/Data/Status")).isEqualTo("AwaitingAuthorisation");
        assertThat(service.events(id)).isEqualTo(1);
    }

    private static Arguments refused(String body, String... errors) {
        return Arguments.of(body, new ArrayList<>(List.of(errors)));
    }

    private static Arguments permissions(String json, String... errors) {
        return refused("{\"Data\":{\"Permissions\":" + json + ",\"ExpirationDateTime\":\"" + SOON + "\"}}", errors);
    }

    private static Arguments date(String field, String json, String code) {
        return refused(
                "{\"Data\":{\"Permissions\":[\"ReadAccountsBasic\"],\"" + field + "\":" + json + "}}",
                code + " Data." + field);
    }
}
