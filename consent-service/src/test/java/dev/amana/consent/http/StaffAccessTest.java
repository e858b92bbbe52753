package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.amana.consent.http.Call.Answer;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the bank's staff may open, and that nobody else may. */
class StaffAccessTest {

    private static final TokenMint TOKENS = RunningService.TOKENS;
    private static final String AUDIT = "/audit/nothing-is-here";
    private static final String OPERATIONS = "/operations/nothing-is-here";

    private final RunningService service = RunningService.shared();

    @Test
    void eachRoleOpensItsPartAndNoOther() {
        String auditor = TOKENS.ofStaff("staff-1", "auditor");
        String operator = TOKENS.ofStaff("staff-2", "operator");
        String both = TOKENS.ofStaff("staff-3", "operator", "auditor", "a-role-of-another-system");
        assertThat(status(AUDIT, auditor)).isEqualTo(404);
        assertThat(status(OPERATIONS, operator)).isEqualTo(404);
        assertThat(status(AUDIT, both)).isEqualTo(404);
        assertThat(status(OPERATIONS, both)).isEqualTo(404);
        assertLacksRole(get(OPERATIONS, auditor), "operator");
        assertLacksRole(get(AUDIT, operator), "auditor");
        assertLacksRole(get(AUDIT, TOKENS.ofStaff("staff-4")), "auditor");
        assertLacksRole(get(AUDIT, TOKENS.ofStaff("staff-4", "AUDITOR")), "auditor");
    }

    @Test
    void withoutATokenThereIsOneAnswerForEveryPath() {
        for (String path : List.of(AUDIT, OPERATIONS, "/audit/consents/glBChqDKSK2SkOUS3n1pOQ", "/operations")) {
            for (String method : List.of("GET", "POST", "DELETE")) {
                Answer refused = service.call(method, path).send();
                Refused.assertErrors(refused, 401, List.of("Header.Missing Authorization"));
                assertThat(refused.response().headers().allValues("www-authenticate"))
                        .containsExactly("Bearer");
            }
        }
    }

    /** Everything that is no staff token for these paths, however genuine otherwise. */
    enum Wrong {
        GARBAGE(tokens -> "abc"),
        A_TPPS(tokens -> tokens.ofTpp("tpp-one")),
        A_PSUS(tokens -> tokens.ofResource("tpp-one")),
        A_SERVICES(tokens -> tokens.ofService("consents:read consents:decide")),
        AN_ID_TOKEN(tokens -> tokens.staffIdToken("staff-1")),
        BY_THE_KEY_OF_THE_API(tokens -> tokens.staffByTheApisKey("staff-1")),
        OF_THE_APIS_ISSUER(changed(claims -> claims.issuer(TokenMint.PUBLIC_BASE + "/apigateway/as"))),
        FOR_THE_API(changed(claims -> claims.audience(TokenMint.API_AUDIENCE))),
        FOR_SERVICES(changed(claims -> claims.audience("amana:internal"))),
        EXPIRED(changed(claims ->
                claims.expirationTime(Date.from(RunningService.CLOCK.instant().minusSeconds(11))))),
        FROM_THE_FUTURE(changed(claims ->
                claims.issueTime(Date.from(RunningService.CLOCK.instant().plusSeconds(20))))),
        WITHOUT_ROLES(tokens -> tokens.ofStaff("staff-1", UnaryOperator.identity())),
        ROLES_THAT_ARE_NO_LIST(changed(claims -> claims.claim("roles", "auditor operator"))),
        WITHOUT_SUBJECT(changed(claims -> claims.subject(null))),
        WITH_AN_ENDLESS_SUBJECT(changed(claims -> claims.subject("s".repeat(129)))),
        WITHOUT_EXPIRY(changed(claims -> claims.expirationTime(null))),
        BOUND_TO_A_KEY(changed(claims -> claims.claim("cnf", Map.of("jkt", "x"))));

        private final Function<TokenMint, String> token;

        Wrong(Function<TokenMint, String> token) {
            this.token = token;
        }

        private static Function<TokenMint, String> changed(UnaryOperator<JWTClaimsSet.Builder> change) {
            return tokens -> tokens.ofStaff(
                    "staff-1", claims -> change.apply(claims.claim("roles", List.of("auditor", "operator"))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyOtherTokenIs401InOneWording(Wrong wrong) {
        for (String path : List.of(AUDIT, OPERATIONS)) {
            Answer refused = get(path, wrong.token.apply(TOKENS));
            Refused.assertErrors(refused, 401, List.of("Header.Invalid Authorization"));
            assertThat(refused.at("/Message")).isEqualTo("The access token is not valid");
            assertThat(refused.header("www-authenticate").orElseThrow()).startsWith("Bearer error=\"invalid_token\"");
        }
    }

    @Test
    void aStaffTokenOpensNeitherThePublicNorTheInternalApi() {
        String token = TOKENS.ofStaff("staff-1", "auditor", "operator");
        String id = new Consents(service).created();
        assertThat(status(Call.CONSENTS + "/" + id, token)).isEqualTo(401);
        assertThat(status("/internal/consents/" + id, token)).isEqualTo(401);
    }

    private int status(String path, String token) {
        return get(path, token).status();
    }

    private Answer get(String path, String token) {
        return service.call("GET", path).token(token).send();
    }

    private static void assertLacksRole(Answer answer, String role) {
        Refused.assertErrors(answer, 403, List.of("Header.Invalid Authorization"));
        assertThat(answer.at("/Errors/0/Message")).isEqualTo("The access token lacks the role " + role);
        assertThat(answer.header("www-authenticate")).contains("Bearer error=\"insufficient_scope\"");
    }
}
