package dev.amana.token.staff;

import static dev.amana.token.support.Answers.claims;
import static dev.amana.token.support.Answers.error;
import static dev.amana.token.support.Answers.jwt;
import static dev.amana.token.support.Answers.success;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.amana.token.farends.Browser;
import dev.amana.token.farends.Browser.Page;
import dev.amana.token.staff.users.Member;
import dev.amana.token.support.Http;
import dev.amana.token.support.KeyFiles;
import java.net.HttpCookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a member of staff signs in, and what is told to a client that asks wrongly. */
class StaffSignInTest extends StaffIssuerTest {

    @Test
    void auditorSignsInByALibraryThatKnowsTheIssuerOnly() throws Exception {
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(
                Http.get(at("/staff/.well-known/openid-configuration")).body());
        assertThat(metadata.getIssuer()).isEqualTo(new Issuer(STAFF_ISSUER));
        Member member = auditor();
        StaffConsole console = console();

        Page answer = console.submit(console.open(), member.name(), member.password(), member.code(0));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location().toString()).startsWith(StaffConsole.CALLBACK + "?");
        assertThat(answer.parameter("iss")).isEqualTo(STAFF_ISSUER);
        assertThat(answer.parameter("state")).isEqualTo(console.state().getValue());
        OIDCTokens tokens = success(console.redeem(answer.parameter("code"))).getOIDCTokens();
        assertThat(tokens.getRefreshToken()).isNull();
        JWKSet keys = JWKSet.parse(Http.get(at("/staff/jwks")).body());
        IDTokenClaimsSet who = new IDTokenValidator(
                        metadata.getIssuer(), new ClientID("audit-console"), JWSAlgorithm.PS256, keys)
                .validate(tokens.getIDToken(), console.nonce());
        assertThat(who.getSubject().getValue()).isEqualTo(member.id());
        assertThat(who.getStringListClaim("roles")).containsExactly("auditor");
        JWTClaimsSet access = claims(jwt(tokens.getAccessToken().getValue()));
        assertThat(jwt(tokens.getAccessToken().getValue()).getHeader().getType())
                .hasToString("at+jwt");
        assertThat(access.getIssuer()).isEqualTo(STAFF_ISSUER);
        assertThat(access.getAudience()).containsExactly("amana-operations");
        assertThat(access.getSubject()).isEqualTo(member.id());
        assertThat(access.getStringListClaim("roles")).containsExactly("auditor");
    }

    @Test
    void codeIsRedeemedOnceByItsClientWithItsVerifier() {
        StaffConsole console = console();
        String code = console.code(auditor(), 0);

        assertThat(error(console().redeem(code))).isEqualTo("invalid_grant");
        assertThat(console.redeem(code).indicatesSuccess()).isTrue();
        assertThat(error(console.redeem(code))).isEqualTo("invalid_grant");
    }

    @Test
    void oneTimeCodeIsGoodOnceAndNoneBeforeItAfterwards() {
        Member member = auditor();
        String before = member.code(0);
        String used = member.code(1);
        console().code(member, used);
        StaffConsole again = console();

        for (String spent : new String[] {used, before}) {
            assertThat(again.submit(again.open(), member.name(), member.password(), spent)
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void nameThatNobodyCanHaveIsTakenForAnUnknownOne() {
        StaffConsole console = console();

        Page answer = console.submit(console.open(), "no\0body", "whatever it is", "000000");

        assertThat(answer.status()).isNotEqualTo(500);
        assertThat(answer.body()).contains("do not fit together");
    }

    @Test
    void nothingTellsWhatWasWrong() {
        Member member = auditor();
        StaffConsole console = console();
        Page page = console.open();
        String name = member.name();

        String wrongPassword =
                console.submit(page, name, "not it", member.code(0)).body();
        String wrongCode =
                console.submit(page, name, member.password(), "123456").body();
        String unknown = console.submit(page, name.replace("staff-", "nobody"), member.password(), member.code(0))
                .body();

        assertThat(wrongPassword).contains("do not fit together").isEqualTo(wrongCode);
        assertThat(unknown.replace("nobody", "staff-")).isEqualTo(wrongCode);
    }

    @Test
    void formIsTakenFromThePageAndBrowserItWasGivenToOnly() {
        Member member = auditor();
        StaffConsole console = console();
        Page page = console.open();
        String path = page.address().getPath();
        String[] typed = {"name", member.name(), "password", member.password(), "code", member.code(0)};

        assertThat(console.browser().post(path, typed).status()).isEqualTo(400);
        assertThat(new Browser(at("").getPort()).submit(page, "", typed).status())
                .isEqualTo(400);
        assertThat(new Browser(at("").getPort()).get(path).status()).isEqualTo(400);
        Page other = console().open();
        assertThat(console.browser().submit(other, "", typed).status()).isEqualTo(400);
        assertThat(console.browser().submit(page, "", typed).status()).isEqualTo(303);
        assertThat(console.browser().submit(page, "", typed).status()).isEqualTo(400);
    }

    @Test
    void pageCannotBeFramedAndRunsNoScript() {
        Page page = console().open();

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self' http://localhost:8081;")
                .doesNotContain("script-src");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.body()).doesNotContain("<script");
    }

    @Test
    void customersSessionOpensNothing() {
        Browser browser = new Browser(at("").getPort());
        HttpCookie session = new HttpCookie("amana-session", "b2d4a7f0-9a3c-4f43-8a0f-4f5f6d6a7b01");
        session.setPath("/");
        session.setVersion(0);
        browser.cookies().getCookieStore().add(at("/"), session);
        Page page = console().open();

        assertThat(browser.get(page.address().getPath()).status()).isEqualTo(400);
        assertThat(browser.open(console().authorisation()).body()).contains("Staff sign-in", "Password");
    }

    @Test
    void sampleOfTheSandboxIsThere() {
        Member sample = new Member("", "sample-auditor", KeyFiles.STAFF_PASSWORD, secret());
        assertThat(console().code(sample, 1)).isNotEmpty();
    }

    private static byte[] secret() {
        return "12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type=code,response_type=token,unsupported_response_type",
        "code_challenge_method=S256,code_challenge_method=plain,invalid_request",
        "code_challenge_method=S256,x=y,invalid_request",
        "scope=openid,scope=accounts,invalid_scope",
        "scope=openid,scope=openid&prompt=none,login_required",
        "scope=openid,scope=openid&request=eyJ,request_not_supported",
        "scope=openid,scope=openid&response_mode=fragment,invalid_request"
    })
    void whatIsAskedWronglyIsToldToTheClient(String right, String wrong, String error) {
        Browser browser = new Browser(at("").getPort());
        Page answer = browser.get(console().authorisation().replace(right, wrong));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location().toString()).startsWith(StaffConsole.CALLBACK + "?");
        assertThat(answer.parameter("error")).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({
        "client_id=audit-console,client_id=tpp-one",
        "client_id=audit-console,client_id=amana-operator",
        "signed-in,elsewhere",
        "client_id=audit-console,client_id=audit-console&client_id=audit-console"
    })
    void nobodyIsSentToAnAddressThatIsNotRegistered(String right, String wrong) {
        Page answer =
                new Browser(at("").getPort()).get(console().authorisation().replace(right, wrong));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Location")).isEmpty();
    }
}
