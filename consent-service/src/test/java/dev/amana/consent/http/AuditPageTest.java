package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.consent.http.Call.Answer;
import dev.amana.testsupport.contracts.Expectation;
import dev.amana.testsupport.contracts.Request;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Signing in to the auditor's page, and what it shows. */
class AuditPageTest {

    private static final String CONSOLE = "http://localhost:8081";

    private final RunningService service = RunningService.shared();
    private final Consents consents = new Consents(service);

    /** A browser's cookie, and how far it came. */
    private static final class Browser {

        private final RunningService service;
        private String cookie = "";

        Browser(RunningService service) {
            this.service = service;
        }

        Answer get(String path) {
            Call call = service.call("GET", path).header("Accept", "text/html");
            Answer answer = (cookie.isEmpty() ? call : call.header("Cookie", cookie)).send();
            answer.header("set-cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
            return answer;
        }

        /** Follows to the issuer, and gives the parameters with which it was asked. */
        Map<String, String> asksTheIssuer() {
            return StaffSignIns.parameters(askedAddress().getRawQuery());
        }

        URI askedAddress() {
            Answer begin = get(path(get("/audit/")));
            assertThat(begin.status()).isEqualTo(302);
            URI asked = URI.create(begin.header("location").orElseThrow());
            assertThat(asked.toString()).startsWith(TokenMint.STAFF_ISSUER + "/authorize?");
            return asked;
        }

        Answer signIn(String staffId, String role) {
            Map<String, String> asked = asksTheIssuer();
            String code = RunningService.TOKENS
                    .signIns()
                    .code(staffId, role, asked.getOrDefault("nonce", ""), asked.getOrDefault("code_challenge", ""));
            return returns(code, asked.getOrDefault("state", ""));
        }

        Answer returns(String code, String state) {
            return get("/audit/login/oauth2/code/staff?code=" + code + "&state=" + Audits.encoded(state));
        }

        static String path(Answer redirect) {
            assertThat(redirect.status()).as(redirect.text()).isEqualTo(302);
            URI location = URI.create(redirect.header("location").orElseThrow());
            return location.getRawPath() + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery());
        }
    }

    @Test
    void theIssuerIsAskedForACodeWithPkce() {
        Map<String, String> asked = new HashMap<>(new Browser(service).asksTheIssuer());
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "audit-console")
                .containsEntry("scope", "openid")
                .containsEntry("redirect_uri", CONSOLE + "/audit/login/oauth2/code/staff")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce");
    }

    @Test
    void ofTheIssuersTokensNothingIsNeededButWhatIsExpected() {
        var expected = Expectation.named("consent-service", "token-service", "staff.tokens");
        StaffSignIns issuer = RunningService.TOKENS.signIns();
        JsonNode golden = expected.examples().values().iterator().next();
        try {
            for (UnaryOperator<JsonNode> change : List.<UnaryOperator<JsonNode>>of(expected::least, expected::more)) {
                issuer.changing(tokens -> change.apply(in(golden, tokens)));
                assertThat(Browser.path(new Browser(service).signIn("auditor-g", "auditor")))
                        .startsWith("/audit/")
                        .doesNotContain("failed");
            }
            expected.lacking(golden).keySet().forEach(field -> {
                issuer.changing(tokens -> Objects.requireNonNull(
                        expected.lacking(in(golden, tokens)).get(field)));
                assertThat(Browser.path(new Browser(service).signIn("auditor-g", "auditor")))
                        .as("without " + field)
                        .isEqualTo("/audit/signed-out?failed");
            });
        } finally {
            issuer.changing(UnaryOperator.identity());
        }
        assertThat(issuer.lastAsked())
                .hasValueSatisfying(asked -> assertThat(expected.asks()).contains(expected.comparable(asked)));
    }

    /** The example with tokens in it that verify. */
    private static JsonNode in(JsonNode golden, JsonNode tokens) {
        ObjectNode filled = (ObjectNode) golden.deepCopy();
        List.of("access_token", "id_token").forEach(token -> filled.set(token, tokens.path(token)));
        return filled;
    }

    @Test
    void theIssuerIsAskedAsItExpects() {
        var expected = Expectation.named("consent-service", "token-service", "staff.sign-in");
        URI asked = new Browser(service).askedAddress();
        assertThat(expected.asks()).contains(expected.comparable(Request.sent("GET", asked, "", new byte[0])));
    }

    @Test
    void anAuditorSignsInAndAnyInstanceKnowsThem() {
        Browser browser = new Browser(service);
        assertThat(Browser.path(browser.signIn("auditor-p", "auditor"))).startsWith("/audit/");
        assertThat(browser.get("/audit/").text()).contains("Find a consent");
        try (RunningService other = RunningService.anotherInstance()) {
            Browser moved = new Browser(other);
            moved.cookie = browser.cookie;
            Answer page = moved.get("/audit/");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("Find a consent");
        }
    }

    @Test
    void nothingElseSignsAnybodyIn() {
        Browser operator = new Browser(service);
        operator.signIn("operator-p", "operator");
        assertThat(Browser.path(operator.get("/audit/"))).isEqualTo("/audit/no-auditor");
        assertThat(Browser.path(operator.get("/audit/"))).startsWith("/audit/login/");

        Browser stranger = new Browser(service);
        Map<String, String> asked = stranger.asksTheIssuer();
        assertThat(Browser.path(stranger.returns("made-up", asked.getOrDefault("state", ""))))
                .isEqualTo("/audit/signed-out?failed");

        Browser injected = new Browser(service);
        Map<String, String> own = injected.asksTheIssuer();
        String codeOfAnother = RunningService.TOKENS.signIns().code("auditor-p", "auditor", "another", "another");
        assertThat(Browser.path(injected.returns(codeOfAnother, own.getOrDefault("state", ""))))
                .isEqualTo("/audit/signed-out?failed");
        String withAnotherNonce = RunningService.TOKENS
                .signIns()
                .code("auditor-p", "auditor", "another", own.getOrDefault("code_challenge", ""));
        assertThat(Browser.path(injected.returns(withAnotherNonce, own.getOrDefault("state", ""))))
                .isEqualTo("/audit/signed-out?failed");
        assertThat(Browser.path(injected.get("/audit/"))).startsWith("/audit/login/");
    }

    @Test
    void aSessionEndsHoweverBusy() {
        Browser browser = new Browser(service);
        browser.signIn("auditor-p", "auditor");
        RunningService.CLOCK.ahead(Duration.ofMinutes(61), () -> {
            assertThat(Browser.path(browser.get("/audit/"))).isEqualTo("/audit/");
            assertThat(Browser.path(browser.get("/audit/"))).startsWith("/audit/login/");
        });
    }

    @Test
    void thePageShowsALifeAndIsALookOfItsAuditor() {
        String staff = "auditor-" + UUID.randomUUID();
        String id = consents.authorised();
        consents.delete(id);
        Browser browser = new Browser(service);
        browser.signIn(staff, "auditor");

        Answer page = browser.get("/audit/view/" + id);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.text())
                .contains("ConsentCreated", "ConsentAuthorised", "ConsentRevoked", "by <span>Psu psu-1</span>")
                .contains("aria-valuetext")
                .contains("No call with this consent is on record.");
        Answer found = browser.get("/audit/?by=psu&id=psu-1");
        assertThat(found.text()).contains("/audit/view/");
        assertThat(Browser.path(browser.get("/audit/?by=consent&id=" + id))).isEqualTo("/audit/view/" + id);
        assertThat(browser.get("/audit/view/glBChqDKSK2SkOUS3n1pOQ").status()).isEqualTo(404);
        assertThat(browser.get("/audit/view/" + id + "?at=yesterday").status()).isEqualTo(400);
        assertThat(browser.get("/audit/?by=consent&id=x").status()).isEqualTo(400);
        assertThat(new Audits(service).looks("staff=" + staff).toString())
                .contains("ViewConsent", "FindConsents", "glBChqDKSK2SkOUS3n1pOQ");
    }

    @Test
    void nothingIsFetchedFromElsewhereAndNothingRunsInThePage() {
        Browser browser = new Browser(service);
        browser.signIn("auditor-p", "auditor");
        Answer page = browser.get("/audit/");
        assertThat(page.header("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("cache-control").orElseThrow()).contains("no-store");
        assertThat(page.text()).doesNotContain("http://", "style=", "onclick");
        for (String asset : new String[] {"audit.css", "audit.js", "mark.svg"}) {
            assertThat(new Browser(service).get("/audit/assets/" + asset).status())
                    .as(asset)
                    .isEqualTo(200);
        }
    }

    @Test
    void aSessionOpensNoApi() {
        Browser browser = new Browser(service);
        browser.signIn("auditor-p", "auditor");
        assertThat(browser.get("/audit/looks").status()).isEqualTo(401);
    }
}
