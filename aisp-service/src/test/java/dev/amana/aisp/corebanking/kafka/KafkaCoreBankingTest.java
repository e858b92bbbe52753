package dev.amana.aisp.corebanking.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.bank.TestCoreBanking;
import dev.amana.aisp.corebanking.Query;
import dev.amana.aisp.corebanking.Reply;
import dev.amana.testsupport.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.util.unit.DataSize;

/** The adapter against a real broker, and against none. */
class KafkaCoreBankingTest {
    private static final Query QUERY = new Query.Accounts(Set.of(new AccountId("Zz83yzNPQv6u5aWQbCwQWQ")));
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NOBODY = "localhost:1";

    /** Topics of each test's own, since every bank on a topic answers it. */
    private final String requests = "requests-" + UUID.randomUUID();

    private final String replies = "replies-" + UUID.randomUUID();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final KafkaCoreBankingConfiguration wiring = new KafkaCoreBankingConfiguration();
    private Optional<ReplyReader> reader = Optional.empty();
    private Optional<Producer<String, byte[]>> producer = Optional.empty();

    @AfterEach
    void close() {
        reader.ifPresent(ReplyReader::stop);
        producer.ifPresent(Producer::close);
    }

    @Test
    void aQuestionIsAnsweredAndForeignRepliesAreDropped() {
        bank();
        var coreBanking = started(TestKafka.bootstrapServers(), Duration.ofSeconds(20), 8);
        assertThat(coreBanking.ask(QUERY, UUID.randomUUID())).isInstanceOf(Reply.Found.class);
        await().atMost(SOON).untilAsserted(() -> assertThat(dropped("foreign")).isGreaterThanOrEqualTo(1));
        assertThat(meters.get("amana.corebanking.outstanding").gauge().value()).isZero();
    }

    @Test
    void aReplyAfterTheDeadlineIsDropped() {
        var bank = bank();
        var released = new CountDownLatch(1);
        bank.hold(released);
        var coreBanking = started(TestKafka.bootstrapServers(), Duration.ofMillis(800), 8);
        assertThat(coreBanking.ask(QUERY, UUID.randomUUID())).isInstanceOf(Reply.Late.class);
        var before = dropped("late");
        released.countDown();
        await().atMost(SOON).untilAsserted(() -> assertThat(dropped("late")).isGreaterThan(before));
    }

    @Test
    void moreQuestionsThanAllowedAreNotAsked() throws Exception {
        var bank = bank();
        var released = new CountDownLatch(1);
        bank.hold(released);
        var coreBanking = started(TestKafka.bootstrapServers(), Duration.ofSeconds(20), 1);
        var first = CompletableFuture.supplyAsync(() -> coreBanking.ask(QUERY, UUID.randomUUID()));
        await().atMost(SOON).until(() -> !bank.requests.isEmpty());
        assertThat(coreBanking.ask(QUERY, UUID.randomUUID()))
                .isEqualTo(new Reply.Unavailable("too many questions under way"));
        released.countDown();
        assertThat(first.get()).isInstanceOf(Reply.Found.class);
        assertThat(coreBanking.ask(QUERY, UUID.randomUUID())).isInstanceOf(Reply.Found.class);
    }

    @Test
    void withoutKafkaNothingIsAskedAndNobodyWaits() {
        var coreBanking = wired(NOBODY, Duration.ofSeconds(20), 8);
        reader.orElseThrow().start();
        assertThat(coreBanking.ask(QUERY, UUID.randomUUID()))
                .isEqualTo(new Reply.Unavailable("replies cannot be read"));
    }

    private TestCoreBanking bank() {
        TestKafka.createTopic(requests, 3, Map.of());
        TestKafka.createTopic(replies, 3, Map.of());
        return new TestCoreBanking(TestKafka.bootstrapServers(), requests, replies);
    }

    private double dropped(String why) {
        return meters.counter("amana.corebanking.replies.dropped", "why", why).count();
    }

    private KafkaCoreBanking started(String bootstrapServers, Duration deadline, int maxOutstanding) {
        var coreBanking = wired(bootstrapServers, deadline, maxOutstanding);
        reader.orElseThrow().start();
        await().atMost(SOON).until(() -> reader.orElseThrow().listening());
        return coreBanking;
    }

    private KafkaCoreBanking wired(String bootstrapServers, Duration deadline, int maxOutstanding) {
        var properties =
                new CoreBankingProperties(requests, replies, deadline, maxOutstanding, 2, DataSize.ofMegabytes(1));
        var kafka = new KafkaProperties();
        kafka.setBootstrapServers(List.of(bootstrapServers));
        var outstanding = wiring.outstanding(meters);
        var reading = wiring.replyReader(properties, outstanding, kafka);
        var questions = wiring.questionProducer(properties, kafka);
        reader = Optional.of(reading);
        producer = Optional.of(questions);
        return wiring.coreBanking(properties, questions, outstanding, reading, Clock.systemUTC(), meters);
    }
}
