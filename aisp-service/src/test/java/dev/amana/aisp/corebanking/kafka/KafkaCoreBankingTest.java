package dev.amana.aisp.corebanking.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.bank.S2Samples;
import dev.amana.aisp.bank.TestCoreBanking;
import dev.amana.aisp.corebanking.Asker;
import dev.amana.aisp.corebanking.Query;
import dev.amana.aisp.corebanking.Reply;
import dev.amana.feed.Worker;
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
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.util.unit.DataSize;

/** The adapter against a real broker, and against none. */
class KafkaCoreBankingTest {
    private static final Query QUERY = new Query.Accounts(Set.of(new AccountId("Zz83yzNPQv6u5aWQbCwQWQ")));
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Asker ONE = new Asker("tpp-one", UUID.randomUUID());
    private static final Asker TWO = new Asker("tpp-two", UUID.randomUUID());
    private static final int PATIENCE = 2;
    private static final String NOBODY = "localhost:1";

    /** Topics of each test's own, since every bank on a topic answers it. */
    private final String requests = "requests-" + UUID.randomUUID();

    private final String replies = "replies-" + UUID.randomUUID();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final KafkaCoreBankingConfiguration wiring = new KafkaCoreBankingConfiguration();
    private Optional<ReplyReader> reader = Optional.empty();
    private Optional<Worker> reading = Optional.empty();
    private Optional<Producer<String, byte[]>> producer = Optional.empty();

    @AfterEach
    void close() {
        reading.ifPresent(Worker::stop);
        producer.ifPresent(Producer::close);
    }

    @Test
    void aQuestionIsAnsweredAndForeignRepliesAreDropped() {
        bank();
        var coreBanking = started(TestKafka.bootstrapServers(), Duration.ofSeconds(20), 8);
        assertThat(coreBanking.ask(QUERY, ONE)).isInstanceOf(Reply.Found.class);
        await().atMost(SOON).untilAsserted(() -> assertThat(dropped("foreign")).isGreaterThanOrEqualTo(1));
        assertThat(meters.get("amana.corebanking.outstanding").gauge().value()).isZero();
    }

    @Test
    void aReplyAfterTheDeadlineIsDropped() {
        var bank = bank();
        var released = new CountDownLatch(1);
        bank.hold(released);
        var coreBanking = started(TestKafka.bootstrapServers(), Duration.ofMillis(800), 8);
        assertThat(coreBanking.ask(QUERY, ONE)).isInstanceOf(Reply.Late.class);
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
        var first = asking(coreBanking, ONE);
        await().atMost(SOON).until(() -> !bank.requests.isEmpty());
        assertThat(coreBanking.ask(QUERY, ONE)).isEqualTo(new Reply.Unavailable("too many questions under way"));
        released.countDown();
        assertThat(first.get()).isInstanceOf(Reply.Found.class);
        assertThat(coreBanking.ask(QUERY, ONE)).isInstanceOf(Reply.Found.class);
    }

    @Test
    void oneTppTakesNoOthersPlace() throws Exception {
        var bank = bank();
        var released = new CountDownLatch(1);
        bank.hold(released);
        var coreBanking = started(TestKafka.bootstrapServers(), Duration.ofSeconds(20), 4);
        var waiting = Stream.generate(() -> asking(coreBanking, ONE)).limit(2).toList();
        await().atMost(SOON)
                .until(() -> meters.get("amana.corebanking.outstanding").gauge().value() == 2);
        assertThat(coreBanking.ask(QUERY, ONE)).isEqualTo(new Reply.Unavailable("too many questions under way"));
        var other = asking(coreBanking, TWO);
        released.countDown();
        assertThat(other.get()).isInstanceOf(Reply.Found.class);
        for (var reply : waiting) {
            assertThat(reply.get()).isInstanceOf(Reply.Found.class);
        }
    }

    @Test
    void whoGetsNoAnswersIsToldAtOnceUntilOneComes() {
        var bank = bank();
        var coreBanking = started(TestKafka.bootstrapServers(), Duration.ofSeconds(1), 8);
        bank.script = _ -> Optional.empty();
        for (var question = 0; question < PATIENCE; question++) {
            assertThat(coreBanking.ask(QUERY, ONE)).isNotInstanceOf(Reply.Found.class);
        }
        var probe = asking(coreBanking, ONE);
        await().atMost(SOON)
                .until(() -> meters.get("amana.corebanking.outstanding").gauge().value() == 1);
        assertThat(coreBanking.ask(QUERY, ONE))
                .isEqualTo(new Reply.Unavailable("too many questions in a row had no answer"));
        assertThat(probe.join()).isNotInstanceOf(Reply.Found.class);
        bank.script = S2Samples.normal();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(coreBanking.ask(QUERY, ONE)).isInstanceOf(Reply.Found.class));
        assertThat(coreBanking.ask(QUERY, TWO)).isInstanceOf(Reply.Found.class);
        assertThat(meters.get("amana.corebanking.silent").gauge().value()).isZero();
    }

    @Test
    void withoutKafkaNothingIsAskedAndNobodyWaits() {
        var coreBanking = wired(NOBODY, Duration.ofSeconds(20), 8);
        reading.orElseThrow().start();
        assertThat(coreBanking.ask(QUERY, ONE)).isEqualTo(new Reply.Unavailable("replies cannot be read"));
    }

    /** On a thread of its own, however few processors there are. */
    private static CompletableFuture<Reply> asking(KafkaCoreBanking coreBanking, Asker asker) {
        var reply = new CompletableFuture<Reply>();
        Thread.startVirtualThread(() -> reply.complete(coreBanking.ask(QUERY, asker)));
        return reply;
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
        reading.orElseThrow().start();
        await().atMost(SOON).until(() -> reader.orElseThrow().listening());
        return coreBanking;
    }

    private KafkaCoreBanking wired(String bootstrapServers, Duration deadline, int maxOutstanding) {
        var properties = new CoreBankingProperties(
                requests, replies, deadline, maxOutstanding, PATIENCE, 2, DataSize.ofMegabytes(1));
        var kafka = new KafkaProperties();
        kafka.setBootstrapServers(List.of(bootstrapServers));
        var outstanding = wiring.outstanding(meters);
        var listener = wiring.replyReader(properties, outstanding, kafka);
        var questions = wiring.questionProducer(properties, kafka);
        reader = Optional.of(listener);
        reading = Optional.of(wiring.replyReading(listener, meters));
        producer = Optional.of(questions);
        return wiring.coreBanking(properties, questions, outstanding, listener, Clock.systemUTC(), meters);
    }
}
