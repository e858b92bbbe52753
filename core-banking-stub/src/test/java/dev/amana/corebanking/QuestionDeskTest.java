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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How questions are taken and answered: odd ones, and those to a bank that is slow or silent. */
class QuestionDeskTest {

    private static final RunningBank BANK = RunningBank.shared();

    @AfterEach
    void behaveAgain() {
        assertThat(BANK.send("PUT", "/controls", "{\"replyDelayMillis\":0,\"silent\":false}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void repliesCarryTheQuestionsHeaders() {
        String requestId = UUID.randomUUID().toString();
        BANK.tell(REQUESTS, requestId, question("Balances", accounts(SAMPLE)).replace("REQUEST-ID", requestId));
        var reply = BANK.reply(requestId);
        assertThat(header(reply, "reply-to")).isEqualTo(BANK.instance);
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
        BANK.tell(REQUESTS, requestId, question, new RecordHeader("traceparent", traceparent.getBytes(UTF_8)));
        return BANK.reply(requestId);
    }

    @Test
    void aQuestionPastItsDeadlineIsDropped() {
        double expired = BANK.counted("amana.core-banking.questions", "expired");
        BANK.tell(
                REQUESTS,
                "late",
                question("Balances", accounts(SAMPLE), Instant.now().minusSeconds(1)));
        Awaitility.await()
                .atMost(RunningBank.PATIENCE)
                .until(() -> BANK.counted("amana.core-banking.questions", "expired") > expired);
        assertThat(BANK.repliesWithin(Duration.ofMillis(300))).isEmpty();
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
            JsonNode reply = BANK.ask(REQUESTS, nonsense);
            assertThat(reply.path("outcome").asString()).as(nonsense).isEqualTo("Failed");
            assertThat(reply.path("reason").asString()).isNotBlank();
        }
        assertThat(BANK.ask(REQUESTS, question("Balances", accounts(SAMPLE)))
                        .path("outcome")
                        .asString())
                .isEqualTo("Found");
    }

    @Test
    void aQuestionNobodyCouldReadTheAnswerOfIsDropped() {
        double dropped = BANK.counted("amana.core-banking.questions", "dropped");
        BANK.tell(new ProducerRecord<>(
                REQUESTS, question("Balances", accounts(SAMPLE)).getBytes(StandardCharsets.UTF_8)));
        Awaitility.await()
                .atMost(RunningBank.PATIENCE)
                .until(() -> BANK.counted("amana.core-banking.questions", "dropped") > dropped);
    }

    @Test
    void aSilentBankSaysNothing() {
        BANK.send("PUT", "/controls", "{\"replyDelayMillis\":0,\"silent\":true}");
        double silenced = BANK.counted("amana.core-banking.questions", "silenced");
        BANK.tell(REQUESTS, "unheard", question("Balances", accounts(SAMPLE)));
        Awaitility.await()
                .atMost(RunningBank.PATIENCE)
                .until(() -> BANK.counted("amana.core-banking.questions", "silenced") > silenced);
        assertThat(BANK.repliesWithin(Duration.ofMillis(300))).isEmpty();
    }

    @Test
    void aSlowBankAnswersAsLateAsTold() {
        BANK.send("PUT", "/controls", "{\"replyDelayMillis\":700,\"silent\":false}");
        long asked = System.nanoTime();
        BANK.ask(REQUESTS, question("Balances", accounts(SAMPLE)));
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(690));
    }

    @Test
    void whoWaitsForASlowBankWaitsNoLongerWhenItIsQuickAgain() {
        BANK.send("PUT", "/controls", "{\"replyDelayMillis\":60000,\"silent\":false}");
        double answered = BANK.counted("amana.core-banking.questions", "answered");
        BANK.tell(REQUESTS, "hurried", question("Balances", accounts(SAMPLE)));
        Awaitility.await()
                .atMost(RunningBank.PATIENCE)
                .until(() -> BANK.counted("amana.core-banking.questions", "answered") > answered);
        BANK.send("PUT", "/controls", "{\"replyDelayMillis\":0,\"silent\":false}");
        assertThat(BANK.reply("hurried").value()).isNotEmpty();
    }

    @Test
    void aSlowAnswerHoldsNoOthersUp() {
        BANK.send("PUT", "/controls", "{\"replyDelayMillis\":60000,\"accountIds\":[\"" + SAMPLE + "\"]}");
        BANK.tell(REQUESTS, "asleep", question("Balances", accounts(SAMPLE)));
        assertThat(BANK.ask(REQUESTS, question("Balances", accounts(SAMPLE_CURRENT)))
                        .path("outcome")
                        .asString())
                .isEqualTo("Found");
        assertThat(BANK.repliesWithin(Duration.ofMillis(200))).isEmpty();
        BANK.send("PUT", "/controls", "{\"replyDelayMillis\":0}");
        assertThat(BANK.reply("asleep").value()).isNotEmpty();
    }

    @Test
    void aBankCanBeSilentAboutSomeAccountsOnly() {
        BANK.send("PUT", "/controls", "{\"silent\":true,\"accountIds\":[\"" + SAMPLE + "\"]}");
        double silenced = BANK.counted("amana.core-banking.questions", "silenced");
        BANK.tell(REQUESTS, "unheard-too", question("Balances", accounts(SAMPLE)));
        assertThat(BANK.ask(REQUESTS, question("Balances", accounts(SAMPLE_CURRENT)))
                        .path("outcome")
                        .asString())
                .isEqualTo("Found");
        Awaitility.await()
                .atMost(RunningBank.PATIENCE)
                .until(() -> BANK.counted("amana.core-banking.questions", "silenced") > silenced);
    }

    @Test
    void controlsOutOfBoundsAreRefused() {
        assertThat(BANK.send("PUT", "/controls", "{\"replyDelayMillis\":-1,\"silent\":false}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(BANK.send("PUT", "/controls", "{\"replyDelayMillis\":60001,\"silent\":false}")
                        .statusCode())
                .isEqualTo(400);
    }
}
