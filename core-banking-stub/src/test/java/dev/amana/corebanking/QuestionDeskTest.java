package dev.amana.corebanking;

import static dev.amana.corebanking.Questions.REQUESTS;
import static dev.amana.corebanking.Questions.SAMPLE;
import static dev.amana.corebanking.Questions.SAMPLE_CURRENT;
import static dev.amana.corebanking.Questions.accounts;
import static dev.amana.corebanking.Questions.question;
import static dev.amana.corebanking.RunningBank.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.traces.Traces;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How questions are taken and answered: odd ones, and those to a bank that is slow or silent. */
class QuestionDeskTest {

    private static RunningBank bank;

    @BeforeAll
    static void start() {
        bank = RunningBank.start();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @AfterEach
    void behaveAgain() {
        assertThat(bank.send("PUT", "/controls", "{\"replyDelayMillis\":0,\"silent\":false}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void repliesCarryTheQuestionsHeaders() {
        String requestId = UUID.randomUUID().toString();
        bank.tell(REQUESTS, requestId, question("Balances", accounts(SAMPLE)).replace("REQUEST-ID", requestId));
        var reply = bank.reply(requestId);
        assertThat(header(reply, "reply-to")).isEqualTo(bank.instance);
        assertThat(reply.value().length).isLessThan(512 * 1024);
    }

    @Test
    void replyContinuesTheTraceOfTheQuestion() throws Exception {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        String asked = "00-" + trace + "-b7ad6b7169203331-01";
        try (AutoCloseable _ = Traces.record(SdkTracerProvider.builder().build())) {
            assertThat(header(replyTo(asked), "traceparent"))
                    .startsWith("00-" + trace + "-")
                    .isNotEqualTo(asked);
            assertThat(replyTo("nonsense").headers().lastHeader("traceparent")).isNull();
        }
        assertThat(replyTo(asked).headers().lastHeader("traceparent")).isNull();
    }

    private static ConsumerRecord<byte[], byte[]> replyTo(String traceparent) {
        String requestId = UUID.randomUUID().toString();
        String question = question("Balances", accounts(SAMPLE)).replace("REQUEST-ID", requestId);
        bank.tell(REQUESTS, requestId, question, new RecordHeader("traceparent", traceparent.getBytes(UTF_8)));
        return bank.reply(requestId);
    }

    @Test
    void aQuestionPastItsDeadlineIsDropped() {
        double expired = bank.counted("amana.core-banking.questions", "expired");
        bank.tell(
                REQUESTS,
                "late",
                question("Balances", accounts(SAMPLE), Instant.now().minusSeconds(1)));
        Awaitility.await()
                .atMost(RunningBank.PATIENCE)
                .until(() -> bank.counted("amana.core-banking.questions", "expired") > expired);
        assertThat(bank.repliesWithin(Duration.ofMillis(300))).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsToldSoAndStopsNothing() {
        for (String nonsense : List.of(
                "no json",
                "[]",
                "{}",
                "{\"schema\":2}",
                question("Balances", "").replace("\"schema\":1", "\"schema\":\"1\""),
                question("Weather", ""),
                question("Balances", ",\"accountIds\":\"all\""),
                question("Balances", ",\"accountIds\":[1]"),
                question("Transactions", accounts(SAMPLE) + ",\"pageSize\":0"),
                question("Transactions", accounts(SAMPLE) + ",\"pageSize\":251"),
                question("Transactions", accounts(SAMPLE) + ",\"page\":99999999999"),
                question("Transactions", accounts(SAMPLE) + ",\"from\":\"yesterday\""),
                question("Transactions", accounts(SAMPLE) + ",\"creditDebit\":[\"Both\"]"),
                "{\"schema\":1,\"deadline\":\"soon\",\"query\":\"Balances\"}")) {
            JsonNode reply = bank.ask(REQUESTS, nonsense);
            assertThat(reply.path("outcome").asString()).as(nonsense).isEqualTo("Failed");
            assertThat(reply.path("reason").asString()).isNotBlank();
        }
        assertThat(bank.ask(REQUESTS, question("Balances", accounts(SAMPLE)))
                        .path("outcome")
                        .asString())
                .isEqualTo("Found");
    }

    @Test
    void aQuestionNobodyCouldReadTheAnswerOfIsDropped() {
        double dropped = bank.counted("amana.core-banking.questions", "dropped");
        bank.tell(new ProducerRecord<>(
                REQUESTS, question("Balances", accounts(SAMPLE)).getBytes(StandardCharsets.UTF_8)));
        Awaitility.await()
                .atMost(RunningBank.PATIENCE)
                .until(() -> bank.counted("amana.core-banking.questions", "dropped") > dropped);
    }

    @Test
    void aSilentBankSaysNothing() {
        bank.send("PUT", "/controls", "{\"replyDelayMillis\":0,\"silent\":true}");
        double silenced = bank.counted("amana.core-banking.questions", "silenced");
        bank.tell(REQUESTS, "unheard", question("Balances", accounts(SAMPLE)));
        Awaitility.await()
                .atMost(RunningBank.PATIENCE)
                .until(() -> bank.counted("amana.core-banking.questions", "silenced") > silenced);
        assertThat(bank.repliesWithin(Duration.ofMillis(300))).isEmpty();
    }

    @Test
    void aSlowBankAnswersAsLateAsTold() {
        bank.send("PUT", "/controls", "{\"replyDelayMillis\":700,\"silent\":false}");
        long asked = System.nanoTime();
        bank.ask(REQUESTS, question("Balances", accounts(SAMPLE)));
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(690));
    }

    @Test
    void whoWaitsForASlowBankWaitsNoLongerWhenItIsQuickAgain() {
        bank.send("PUT", "/controls", "{\"replyDelayMillis\":60000,\"silent\":false}");
        double answered = bank.counted("amana.core-banking.questions", "answered");
        bank.tell(REQUESTS, "hurried", question("Balances", accounts(SAMPLE)));
        Awaitility.await()
                .atMost(RunningBank.PATIENCE)
                .until(() -> bank.counted("amana.core-banking.questions", "answered") > answered);
        bank.send("PUT", "/controls", "{\"replyDelayMillis\":0,\"silent\":false}");
        assertThat(bank.reply("hurried").value()).isNotEmpty();
    }

    @Test
    void aSlowAnswerHoldsNoOthersUp() {
        bank.send("PUT", "/controls", "{\"replyDelayMillis\":60000,\"accountIds\":[\"" + SAMPLE + "\"]}");
        bank.tell(REQUESTS, "asleep", question("Balances", accounts(SAMPLE)));
        assertThat(bank.ask(REQUESTS, question("Balances", accounts(SAMPLE_CURRENT)))
                        .path("outcome")
                        .asString())
                .isEqualTo("Found");
        assertThat(bank.repliesWithin(Duration.ofMillis(200))).isEmpty();
        bank.send("PUT", "/controls", "{\"replyDelayMillis\":0}");
        assertThat(bank.reply("asleep").value()).isNotEmpty();
    }

    @Test
    void aBankCanBeSilentAboutSomeAccountsOnly() {
        bank.send("PUT", "/controls", "{\"silent\":true,\"accountIds\":[\"" + SAMPLE + "\"]}");
        double silenced = bank.counted("amana.core-banking.questions", "silenced");
        bank.tell(REQUESTS, "unheard-too", question("Balances", accounts(SAMPLE)));
        assertThat(bank.ask(REQUESTS, question("Balances", accounts(SAMPLE_CURRENT)))
                        .path("outcome")
                        .asString())
                .isEqualTo("Found");
        Awaitility.await()
                .atMost(RunningBank.PATIENCE)
                .until(() -> bank.counted("amana.core-banking.questions", "silenced") > silenced);
    }

    @Test
    void controlsOutOfBoundsAreRefused() {
        assertThat(bank.send("PUT", "/controls", "{\"replyDelayMillis\":-1,\"silent\":false}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(bank.send("PUT", "/controls", "{\"replyDelayMillis\":60001,\"silent\":false}")
                        .statusCode())
                .isEqualTo(400);
    }
}
