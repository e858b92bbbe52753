package dev.amana.token.consents.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.testsupport.contracts.Expectation;
import dev.amana.token.attempts.AttemptId;
import dev.amana.token.consents.Consents;
import dev.amana.token.consents.decide.AuthoriseOutcome;
import dev.amana.token.support.ConsentServiceWire;
import dev.amana.token.support.TokenServiceTest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What consent-service promises to answer is understood, and an answer that lacks what is needed is none. */
class ConsentServiceAnswersTest extends TokenServiceTest {

    private static final String ID = "glBChqDKSK2SkOUS3n1pOQ";
    private static final String INTERACTION = "93bac548-d2de-4546-b106-880a5018460d";
    private static final AttemptId ATTEMPT = new AttemptId(UUID.fromString("5d6a2f0e-1b9c-4c58-9d0e-3f2a7b1c4e5d"));

    @BeforeEach
    void withinARequest() {
        MDC.put("interactionId", INTERACTION);
    }

    @AfterEach
    void itIsOver() {
        MDC.remove("interactionId");
    }

    @Autowired
    private Consents consents;

    @Autowired
    private HttpConsentDecisions decisions;

    @Test
    void ofAConsentThatATokenDependsOn() {
        assertNothingElseIsNeeded("consent-of-a-token", ID, 200, _ -> consents.read(ID));
    }

    @Test
    void ofAConsentThatACustomerIsShown() {
        assertNothingElseIsNeeded("consent-to-decide", ID, 200, _ -> decisions.find(ID));
    }

    @Test
    void ofAnAuthorisation() {
        assertNothingElseIsNeeded("authorisation", ID + "/authorisations", 200, _ -> authorise());
    }

    @Test
    void ofARefusal() {
        assertNothingElseIsNeeded("refusal", ID + "/authorisations", 409, golden -> {
            assertThat(authorise())
                    .isInstanceOfSatisfying(
                            AuthoriseOutcome.Refused.class,
                            refused -> assertThat(refused.refusal().name())
                                    .isEqualTo(golden.path("refusal").asString()));
            return authorise();
        });
    }

    @Test
    void ofARejection() {
        assertNothingElseIsNeeded(
                "rejection", ID + "/rejections", 200, _ -> decisions.reject(ATTEMPT, ID, "tpp-one", "psu-5dN0pQ"));
    }

    @Test
    void ofARevocation() {
        assertNothingElseIsNeeded(
                "revocation", ID + "/revocations", 200, _ -> decisions.withdraw(ATTEMPT, ID, "psu-5dN0pQ"));
    }

    @Test
    void ofACustomersConsents() {
        assertNothingElseIsNeeded("consents-of-psu", "", 200, _ -> decisions.of("psu-5dN0pQ", Optional.empty()));
    }

    @Test
    void ofACustomersFurtherConsents() {
        var expected = Expectation.named("token-service", "consent-service", "internal-api.consents-of-psu");
        expected.examples().values().forEach(golden -> {
            ConsentServiceWire.RUNNING.says("", 200, golden.toString());
            decisions.of("psu-5dN0pQ", Optional.of("MjA"));
            assertAskedAsExpected(expected, "");
        });
    }

    private AuthoriseOutcome authorise() {
        return decisions.authorise(ATTEMPT, ID, "tpp-one", "psu-5dN0pQ", List.of("Zz83yzNPQv6u5aWQbCwQWQ"));
    }

    private static void assertNothingElseIsNeeded(
            String name, String path, int status, Function<JsonNode, Object> question) {
        Expectation expected = Expectation.named("token-service", "consent-service", "internal-api." + name);
        Function<JsonNode, Object> answered = answer -> {
            ConsentServiceWire.RUNNING.says(path, status, answer.toString());
            return question.apply(answer);
        };
        expected.examples().forEach((file, golden) -> {
            Object whole = answered.apply(golden);
            assertThat(answered.apply(expected.least(golden))).as(file).isEqualTo(whole);
            assertThat(answered.apply(expected.more(golden))).as(file).isEqualTo(whole);
            expected.lacking(golden)
                    .forEach((field, answer) -> assertThatThrownBy(() -> answered.apply(answer))
                            .as(file + " without " + field)
                            .isInstanceOf(RuntimeException.class)
                            .isNotInstanceOf(NullPointerException.class));
        });
        assertAskedAsExpected(expected, path);
    }

    private static void assertAskedAsExpected(Expectation expected, String path) {
        assertThat(expected.asks()).contains(expected.comparable(ConsentServiceWire.RUNNING.asked(path)));
    }
}
