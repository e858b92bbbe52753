package dev.amana.consent.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.amana.consent.http.Call.Answer;
import dev.amana.feed.project.Suspensions;
import dev.amana.testsupport.TestRevocations;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A genuine token is worth nothing here once token-service no longer stands by it. */
@ExtendWith(OutputCaptureExtension.class)
class RevokedTokensTest {

    private static final String TOPIC = "token-revocations.v1";
    private static final TestRevocations FEED = RunningService.REVOCATIONS;
    private static final TestIntrospection INTROSPECTION = RunningService.TOKENS.introspection();

    private final RunningService service = RunningService.shared();
    private final String client = "tpp-" + UUID.randomUUID();
    private final String token = RunningService.TOKENS.ofTpp(client);

    @BeforeEach
    void everythingIsTold() {
        soon().until(this::vouchedFor, Optional::isPresent);
    }

    @AfterEach
    void everythingIsBackToNormal() {
        INTROSPECTION.down = false;
        FEED.resume();
    }

    @Test
    void aRevokedTokenOpensNothingAndAnotherOfItsClientDoes() throws ParseException {
        String id = created();
        revoked("token", jti(token), Instant.now().plusSeconds(60));

        assertRefused(id);
        assertThat(read(id, RunningService.TOKENS.ofTpp(client)).at("/Data/Status"))
                .isEqualTo("AwaitingAuthorisation");
        assertThat(service.events(id)).isEqualTo(1);
    }

    @Test
    void aSuspendedClientIsRefusedUntilItsSuspensionEnds() {
        String id = created();
        revoked("client", client, Instant.now().plusSeconds(60));

        assertRefused(id);
        assertThat(read(id, RunningService.TOKENS.ofTpp(client)).status()).isEqualTo(401);

        FEED.lift("client", client);
        soon().until(() -> read(id, token).status() == 200);
    }

    @Test
    void aTokenIssuedAfterTheRevocationStands() {
        String id = created();
        revoked("client", client, Instant.now().minusSeconds(30));
        assertThat(read(id, token).status()).isEqualTo(200);
    }

    @Test
    void whileTheTopicIsReadNobodyIsAsked() {
        String id = created();
        // On a crowded machine a watermark may be late: then it is rightly asked, and the next reading is looked at.
        soon().until(() -> {
            int before = INTROSPECTION.asked.get();
            assertThat(read(id, token).status()).isEqualTo(200);
            return INTROSPECTION.asked.get() == before;
        });
    }

    @Test
    void onRevocationsOlderThanTheBoundIntrospectionDecides() {
        String id = created();
        silence();
        int before = INTROSPECTION.asked.get();
        assertThat(read(id, token).status()).isEqualTo(200);
        assertThat(INTROSPECTION.asked).hasValue(before + 1);

        INTROSPECTION.inactive.add(token);
        assertRefused(id);
    }

    @Test
    void whenNobodyCanTellTheAnswerIsToTryAgain(CapturedOutput output) {
        String id = created();
        silence();
        INTROSPECTION.down = true;
        for (Answer answer : every(id)) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.header("retry-after")).contains("1");
            assertThat(answer.at("/Errors/0/ErrorCode")).isEqualTo("BH.OBF.UnexpectedError");
        }
        // One line for all the calls of a while, and no trace of where it was thrown.
        assertThat(output.getAll().lines().filter(line -> line.contains("Whether tokens were revoked is not known")))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(output.getAll()).doesNotContain("at dev.amana.revocations.StandingTokens");
        assertThat(service.events(id)).isEqualTo(1);
    }

    @Test
    void aRevocationThatIsKnownStandsHoweverOldOurKnowledge() {
        String id = created();
        revoked("client", client, Instant.now().plusSeconds(60));
        silence();
        INTROSPECTION.down = true;
        assertRefused(id);
    }

    @Test
    void ofARecordThatNobodyCanReadTokenServiceIsAsked() {
        String id = created();
        FEED.poison("client", client);
        Suspensions suspensions = service.bean(Suspensions.class);
        var suspended = soon().until(() -> suspensions.find(TOPIC, "client:" + client), Optional::isPresent)
                .orElseThrow();
        INTROSPECTION.inactive.add(token);
        assertRefused(id);

        // Dropped, it is taken for the revocation that it may have been.
        assertThat(suspensions.release(suspended, suspended.offset(), "unreadable", "test"))
                .isEmpty();
        INTROSPECTION.inactive.remove(token);
        assertRefused(id);
    }

    private String created() {
        Answer answer = service.call("POST", Call.CONSENTS)
                .token(token)
                .json(Consents.SMALLEST)
                .send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.at("/Data/ConsentId");
    }

    private Answer read(String id, String presented) {
        return service.call("GET", Call.CONSENTS + "/" + id).token(presented).send();
    }

    private List<Answer> every(String id) {
        return List.of(
                service.call("POST", Call.CONSENTS)
                        .token(token)
                        .json(Consents.SMALLEST)
                        .send(),
                read(id, token),
                service.call("PATCH", Call.CONSENTS + "/" + id)
                        .token(token)
                        .json(Consents.REVOKED)
                        .send(),
                service.call("DELETE", Call.CONSENTS + "/" + id).token(token).send());
    }

    private void assertRefused(String id) {
        for (Answer answer : every(id)) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(401);
            assertThat(answer.header("www-authenticate").orElseThrow()).contains("invalid_token");
            assertThat(answer.header("x-fapi-interaction-id")).isPresent();
            assertThat(answer.at("/Code")).startsWith("401 ");
        }
        assertThat(service.events(id)).isEqualTo(1);
    }

    private void revoked(String kind, String id, Instant since) {
        FEED.revoke(kind, id, since);
        soon().until(() -> service.database()
                        .sql("select count(*) from token_revocation where revocation_key = ?")
                        .param(kind + ":" + id)
                        .query(Integer.class)
                        .single()
                > 0);
    }

    /** No watermark comes any more, and the last one is past the bound. */
    private void silence() {
        FEED.pause();
        soon().until(() -> vouchedFor().isEmpty());
    }

    /** Up to when every partition is complete, where that is less than the bound ago. */
    private Optional<Instant> vouchedFor() {
        return service.database()
                .sql("""
                        select min(as_of) as least from feed_partition where topic = 'token-revocations.v1'
                        having count(*) = 6 and max(as_of) > clock_timestamp() - interval '2 seconds'""")
                .query((row, _) -> row.getTimestamp("least").toInstant())
                .optional();
    }

    private static String jti(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet().getJWTID();
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }
}
