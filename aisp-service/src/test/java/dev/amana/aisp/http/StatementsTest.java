package dev.amana.aisp.http;

import static dev.amana.aisp.bank.TestConsent.S2_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.aisp.bank.GenerousBank;
import dev.amana.aisp.bank.S2Samples;
import dev.amana.aisp.bank.TestConsent;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is particular about statements, their files and their transactions. */
class StatementsTest extends AispTest {
    private static final String STATEMENTS = "/accounts/" + S2_ACCOUNT + "/statements";
    private static final String FILE = STATEMENTS + "/" + GenerousBank.STATEMENT + "/file";

    @BeforeEach
    void coreBankingTellsEverything() {
        coreBanking.script = GenerousBank::reply;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/unknown",
                "/unknown/transactions",
                "/unknown/file",
                "/2020-06",
                "/2020-06/transactions",
                "/2020-06/file",
                "/an-identifier-that-is-longer-than-any-identifier-of-ours"
            })
    void aStatementThatTheConsentDoesNotLetOutIsUnknown(String path) {
        var answer = asked(STATEMENTS + path).is(400);
        assertThat(answer.json().at("/Errors/0/ErrorCode").asString()).isEqualTo("BH.OBF.Resource.NotFound");
    }

    @Test
    void theFileComesWholeAndAsPdf() {
        var answer = asked(FILE).is(200);
        assertThat(answer.body()).isEqualTo("%PDF-1.7 June of 2026");
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Content-Disposition")).contains("statement.pdf");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void aFileIsGivenAsPdfOnly() {
        send(request(FILE).header("Authorization", "Bearer " + token(consent())))
                .is(406);
    }

    @Test
    void aFileWhoseHashIsWrongDoesNotLeave() {
        coreBanking.script = request -> request.path("query").asString().equals("StatementFile")
                ? GenerousBank.chunk(request, "00")
                : GenerousBank.reply(request);
        asked(FILE).is(503);
    }

    @Test
    void aFileThatMissesAChunkIsLate() {
        coreBanking.script =
                request -> request.path("reply").asInt() == 1 ? Optional.empty() : GenerousBank.reply(request);
        asked(FILE).is(504);
    }

    @Test
    void aFileThatCoreBankingDoesNotHaveIsUnknown() {
        coreBanking.script = request -> request.path("query").asString().equals("StatementFile")
                ? S2Samples.found("{\"statementFound\":false}")
                : GenerousBank.reply(request);
        asked(FILE).is(400);
    }

    @ParameterizedTest
    @CsvSource({
        "fromStatementDateTime=2026-06-02, 0",
        "fromStatementDateTime=2026-06-01&toStatementDateTime=2026-06-30, 1",
        "toStatementDateTime=2026-06-29, 0",
        "fromStatementDateTime=2027-01-01, 0",
    })
    void aStatementCountsOnlyWhenWhollyInsideWhatIsAskedFor(String query, int count) {
        var answer = asked("/statements?" + query).is(200);
        assertThat(answer.json().at("/Data/Statement")).hasSize(count);
        assertThat(answer.json().at("/Links/Self").asString()).endsWith("/statements?" + query);
    }

    @Test
    void theConsentsPeriodReachesCoreBanking() {
        asked("/statements").is(200);
        assertThat(coreBanking.lastRequest().path("from").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(coreBanking.lastRequest().path("to").asString()).isEqualTo("2026-10-01T00:00:00Z");
    }

    @Test
    void aBadDateIsNamed() {
        var answer = asked("/statements?toStatementDateTime=soon").is(400);
        assertThat(answer.json().at("/Errors/0/Path").asString()).isEqualTo("toStatementDateTime");
    }

    @Test
    void linksNameTheStatement() {
        var path = STATEMENTS + "/" + GenerousBank.STATEMENT + "/transactions";
        assertThat(asked(path).is(200).json().at("/Links/Self").asString()).endsWith(path);
    }

    @Test
    void thePartyIsAskedForByTheOneWhoAuthorised() {
        asked("/party").is(200);
        assertThat(coreBanking.lastRequest().path("psuId").asString()).isEqualTo("psu-1");
        assertThat(coreBanking.lastRequest().has("accountIds")).isFalse();
    }

    private Answer asked(String path) {
        return send(request(path)
                .setHeader("Accept", path.endsWith("/file") ? "application/pdf" : "application/json")
                .header("Authorization", "Bearer " + token(consent())));
    }

    private TestConsent consent() {
        return published(TestConsent.authorised()
                .withPeriod(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-10-01T00:00:00Z")));
    }
}
