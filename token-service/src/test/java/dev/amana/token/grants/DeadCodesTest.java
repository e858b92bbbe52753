package dev.amana.token.grants;

import static dev.amana.token.support.Answers.accessToken;
import static dev.amana.token.support.Answers.error;
import static dev.amana.token.support.Answers.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import dev.amana.token.support.ConsentServiceWire;
import dev.amana.token.support.Journey;
import dev.amana.token.support.TokenServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What ends a code: its use, its consent, another authorisation; and what does not. */
class DeadCodesTest extends TokenServiceTest {

    @Autowired
    private AuthorisationCodes codes;

    @Autowired
    private JdbcClient database;

    @Test
    void aSecondUseEndsWhatTheFirstGave() {
        Journey journey = Journey.of("tpp-one");
        String code = codes.issue(journey.concluded());
        RefreshToken refresh = success(tppOne().token(journey.exchange(code), null))
                .getOIDCTokens()
                .getRefreshToken();

        assertThat(error(tppOne().token(journey.exchange(code), null))).isEqualTo("invalid_grant");
        assertThat(error(tppOne().token(new RefreshTokenGrant(refresh), null))).isEqualTo("invalid_grant");
    }

    @Test
    void ofFiftyRedemptionsAtOnceAtMostOneSucceedsAndItsGrantEnds() throws Exception {
        Journey journey = Journey.of("tpp-one");
        String code = codes.issue(journey.concluded());
        List<Callable<TokenResponse>> tries = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            tries.add(() -> tppOne().token(journey.exchange(code), null));
        }
        int succeeded = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<TokenResponse> tried : threads.invokeAll(tries)) {
                if (tried.get().indicatesSuccess()) {
                    succeeded++;
                } else {
                    assertThat(error(tried.get())).isEqualTo("invalid_grant");
                }
            }
        }

        assertThat(succeeded).isLessThanOrEqualTo(1);
        assertThat(database.sql("select revoked_at is not null from oauth_grant where attempt_id = ?")
                        .param(journey.concluded().attemptId().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aConsentThatNoLongerStandsKillsItsCode() {
        for (String status : List.of("Revoked", "Expired", "Rejected", "AwaitingAuthorisation")) {
            Journey journey = Journey.of("tpp-one");
            String code = codes.issue(journey.concluded());
            ConsentServiceWire.RUNNING.change(
                    journey.consentId(), "tpp-one", status, Journey.SEQ, journey.consentExpiry());
            assertThat(error(tppOne().token(journey.exchange(code), null)))
                    .as(status)
                    .isEqualTo("invalid_grant");
        }
    }

    @Test
    void aCodeOfAnEarlierAuthorisationDiesWithTheNextOne() {
        Journey journey = Journey.of("tpp-one");
        String code = codes.issue(journey.concluded());
        ConsentServiceWire.RUNNING.change(
                journey.consentId(), "tpp-one", "Authorised", Journey.SEQ + 1, journey.consentExpiry());

        assertThat(error(tppOne().token(journey.exchange(code), null))).isEqualTo("invalid_grant");
    }

    @Test
    void withoutTheConsentServiceTheCodeStaysGoodForAnotherTry() {
        Journey journey = Journey.of("tpp-one");
        String code = codes.issue(journey.concluded());
        ConsentServiceWire.RUNNING.breakDown(journey.consentId(), 500);

        TokenResponse response = tppOne().token(journey.exchange(code), null);
        assertThat(error(response)).isEqualTo("temporarily_unavailable");
        assertThat(response.toErrorResponse().getErrorObject().getHTTPStatusCode())
                .isEqualTo(503);

        ConsentServiceWire.RUNNING.breakDown(journey.consentId(), 200);
        assertThat(accessToken(tppOne().token(journey.exchange(code), null))).isNotNull();
    }

    @Test
    void theSameAttemptGetsAFreshCodeUntilItsFirstIsRedeemed() {
        Journey journey = Journey.of("tpp-one");
        String early = codes.issue(journey.concluded());
        String late = codes.issue(journey.concluded());

        assertThat(error(tppOne().token(journey.exchange(early), null))).isEqualTo("invalid_grant");
        assertThat(accessToken(tppOne().token(journey.exchange(late), null))).isNotNull();
        assertThatThrownBy(() -> codes.issue(journey.concluded())).isInstanceOf(IllegalStateException.class);
    }
}
