package dev.amana.aisp.http;

import static dev.amana.aisp.bank.TestConsent.S2_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.aisp.bank.TestConsent;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal of {@code docs/reference/bobf-api.md} §7 that these endpoints can give, over HTTP. */
class RefusalsTest extends AispTest {

    /** Makes the token of a case, publishing what it needs. */
    interface Case extends Function<RefusalsTest, String> {}

    @ParameterizedTest
    @MethodSource("invalidTokens")
    void whateverIsWrongWithTokenOrConsentIsOneWording(Case made) {
        var before = coreBanking.requests.size();
        var answer = get("/accounts", made.apply(this)).is(401);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(answer.json().at("/Errors/0/ErrorCode").asString()).isEqualTo("BH.OBF.Header.Invalid");
        assertThat(answer.json().path("Message").asString()).isEqualTo("The access token is not valid");
        assertThat(coreBanking.requests).hasSize(before);
    }

    static Stream<Arguments> invalidTokens() {
        return Stream.of(
                invalid("not a token", _ -> "eyJhbGciOiJub25lIn0.e30."),
                invalid("signed by nobody we know", test -> tokenService.forged(test.fine())),
                invalid("past its end", test -> claim(test, c -> c.expirationTime(ago(60)))),
                invalid("of another audience", test -> claim(test, c -> c.audience("amana:internal"))),
                invalid("of another issuer", test -> claim(test, c -> c.issuer("https://evil.example"))),
                invalid("bound to a key, no proof", test -> claim(test, c -> c.claim("cnf", Map.of("jkt", "x")))),
                invalid("public", test -> claim(test, c -> c.claim("token_type", "PUBLIC"))),
                invalid("without a consent", test -> claim(test, c -> c.claim("consentId", null))),
                invalid("without an authorisation", test -> claim(test, c -> c.claim("authorised_seq", null))),
                invalid("of a consent nobody knows", _ -> token(TestConsent.authorised())),
                invalid(
                        "of another client's consent",
                        test -> token(test.published(TestConsent.authorised().ofClient("tpp-two")))),
                invalid(
                        "of a consent awaiting authorisation",
                        test -> token(test.published(TestConsent.authorised().withStatus("AwaitingAuthorisation")))),
                invalid(
                        "of a rejected consent",
                        test -> token(test.published(TestConsent.authorised().withStatus("Rejected")))),
                invalid(
                        "of a revoked consent",
                        test -> token(test.published(TestConsent.authorised().withStatus("Revoked")))),
                invalid(
                        "of an expired consent",
                        test -> token(test.published(TestConsent.authorised().withStatus("Expired")))),
                invalid(
                        "of a consent past expiry by the clock",
                        test -> token(test.published(TestConsent.authorised()
                                .withExpiration(Instant.now().minusMillis(1))))),
                invalid("of an earlier authorisation", test -> {
                    var consent = test.published(TestConsent.authorised());
                    test.published(consent.reauthorised());
                    return token(consent);
                }),
                invalid("of a later authorisation than there is", test -> {
                    var consent = test.published(TestConsent.authorised());
                    consentService.holds(consent);
                    return token(consent, c -> c.claim("authorised_seq", 9));
                }),
                invalid("revoked itself", test -> {
                    var id = UUID.randomUUID().toString();
                    var token = claim(test, c -> c.jwtID(id));
                    test.revoked("token", id, Instant.now());
                    return token;
                }),
                invalid("of a revoked grant", test -> {
                    var consent = test.fine();
                    var token = token(consent);
                    test.revoked("grant", "grant-" + consent.consentId(), Instant.now());
                    return token;
                }),
                invalid("of a suspended client", test -> {
                    var client = "tpp-" + UUID.randomUUID();
                    var consent = test.published(TestConsent.authorised().ofClient(client));
                    var token = token(consent, c -> c.claim("client_id", client));
                    test.revoked("client", client, Instant.now());
                    return token;
                }));
    }

    @Test
    void aTokenIssuedAfterTheRevocationOfItsClientPasses() {
        var client = "tpp-" + UUID.randomUUID();
        revoked("client", client, Instant.now().minusSeconds(60));
        var consent = published(TestConsent.authorised().ofClient(client));
        get("/accounts", token(consent, c -> c.claim("client_id", client))).is(200);
    }

    @Test
    void aClientWhoseSuspensionIsLiftedPassesAgain() {
        var client = "tpp-" + UUID.randomUUID();
        var consent = published(TestConsent.authorised().ofClient(client));
        var token = token(consent, c -> c.claim("client_id", client));
        revoked("client", client, Instant.now());
        get("/accounts", token).is(401);
        feeds.lift("client", client);
        await().atMost(Duration.ofSeconds(30)).until(() -> !knowsRevocation("client", client));
        get("/accounts", token).is(200);
    }

    @Test
    void withoutATokenBothSchemesAreOffered() {
        var answer = send(request("/accounts")).is(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .anyMatch(challenge -> challenge.startsWith("Bearer"))
                .anyMatch(challenge -> challenge.startsWith("DPoP"));
    }

    @ParameterizedTest
    @CsvSource({
        "/accounts, ReadBalances",
        "/accounts/Zz83yzNPQv6u5aWQbCwQWQ, ReadTransactionsDetail",
        "/balances, ReadAccountsDetail",
        "/accounts/Zz83yzNPQv6u5aWQbCwQWQ/balances, ReadAccountsDetail",
        "/transactions, ReadAccountsDetail",
        "/transactions, ReadTransactionsDetail",
        "/accounts/Zz83yzNPQv6u5aWQbCwQWQ/transactions, ReadTransactionsCredits",
    })
    void withoutThePermissionACallIsForbidden(String path, String permission) {
        var before = coreBanking.requests.size();
        var consent = published(TestConsent.authorised().withPermissions(permission));
        var answer = get(path, token(consent)).is(403);
        assertThat(answer.json().path("Code").asString()).isEqualTo("403 Forbidden");
        assertThat(coreBanking.requests).hasSize(before);
    }

    @Test
    void anAccountOutsideTheConsentIsForbiddenWhetherOrNotItExists() {
        var consent = published(TestConsent.authorised());
        var before = coreBanking.requests.size();
        var existing = get("/accounts/rvLMP0Y1T1uItFyryIwqYQ", token(consent)).is(403);
        var absent = get("/accounts/does%20not%20exist", token(consent)).is(403);
        assertThat(existing.json().path("Errors")).isEqualTo(absent.json().path("Errors"));
        assertThat(coreBanking.requests).hasSize(before);
    }

    @Test
    void withoutTheScopeACallIsForbidden() {
        var consent = published(TestConsent.authorised());
        get("/accounts", token(consent, c -> c.claim("scope", "openid payments")))
                .is(403);
    }

    @ParameterizedTest
    @CsvSource({
        "fromBookingDateTime=yesterday, fromBookingDateTime, BH.OBF.Field.InvalidDate",
        "toBookingDateTime=2021-02-30, toBookingDateTime, BH.OBF.Field.InvalidDate",
        "toBookingDateTime=, toBookingDateTime, BH.OBF.Field.InvalidDate",
        "cursor=made-up, cursor, BH.OBF.Field.Invalid",
        "cursor=, cursor, BH.OBF.Field.Invalid",
        "cursor=MS43Ljk5, cursor, BH.OBF.Field.Invalid",
    })
    void aBadParameterIsNamed(String query, String parameter, String code) {
        var consent = published(TestConsent.authorised());
        var error = get("/accounts/" + S2_ACCOUNT + "/transactions?" + query, token(consent))
                .is(400)
                .json()
                .at("/Errors/0");
        assertThat(error.path("Path").asString()).isEqualTo(parameter);
        assertThat(error.path("ErrorCode").asString()).isEqualTo(code);
    }

    @Test
    void aBadParameterTellsNothingToWhomItDoesNotConcern() {
        var consent = published(TestConsent.authorised().withStatus("Revoked"));
        get("/transactions?fromBookingDateTime=yesterday", token(consent)).is(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/accounts/a/nothing", "/statements/a"})
    void anUnknownPathIsNotFound(String path) {
        get(path, token(fine())).is(404);
        send(request(path)).is(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void anotherMethodIsNotAllowed(String method) {
        var answer = send(request("/accounts")
                        .header("Authorization", "Bearer " + token(fine()))
                        .method(method, BodyPublishers.noBody()))
                .is(405);
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void anotherMediaTypeIsNotAcceptable() {
        send(request("/accounts").setHeader("Accept", "text/html").header("Authorization", "Bearer " + token(fine())))
                .is(406);
    }

    private TestConsent fine() {
        return published(TestConsent.authorised());
    }

    private static String claim(RefusalsTest test, UnaryOperator<JWTClaimsSet.Builder> change) {
        return token(test.fine(), change);
    }

    private static Date ago(int seconds) {
        return Date.from(Instant.now().minusSeconds(seconds));
    }

    private static Arguments invalid(String name, Case made) {
        return argumentSet(name, made);
    }
}
