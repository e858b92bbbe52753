package dev.amana.feed.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.amana.feed.Instance;
import dev.amana.feed.TopicReader;
import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestKafka;
import dev.amana.testsupport.TestPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.boot.health.contributor.Status;

class ProjectingTest {

    private static final int PARTITIONS = 3;

    private final TestDatabase source = TestPostgres.database("source");
    private final TestDatabase target = TestPostgres.database("target");
    private String topic = "";
    private Instance publisher;

    @BeforeEach
    void startPublisher(TestInfo test) {
        topic = "projecting." + test.getTestMethod().orElseThrow().getName();
        TestKafka.createTopic(topic, PARTITIONS, Map.of("cleanup.policy", "compact"));
        publisher = Instance.start(source, List.of(), "amana.feed.publish.topic=" + topic);
    }

    @AfterEach
    void stopPublisher() {
        publisher.close();
    }

    private Instance projector() {
        return projector(1_000);
    }

    private Instance projector(int mostSuspended) {
        return Instance.start(
                target,
                List.of(LedgerProjection.Config.class),
                "test.topic=" + topic,
                "amana.feed.project.group=ledger",
                "amana.feed.project.longest-retry=400ms",
                "amana.feed.project.most-suspended=" + mostSuspended);
    }

    @Test
    void statesAndWatermarksReachTheDatabase() {
        Instant before = Instant.now();
        tell("a", 1, 2, 3);
        try (Instance projector = projector()) {
            within().until(() -> sequence(projector, "a").equals(Optional.of(3L)));
            within().until(() -> asOf(projector).stream().allMatch(asOf -> asOf.isAfter(before)));
            assertThat(projector.bean(FeedPositions.class).of(topic)).hasSize(PARTITIONS);
        }
    }

    @Test
    void aNewInstanceReadsOnWhereTheDatabaseStands() {
        tell("a", 1, 2);
        try (Instance projector = projector()) {
            within().until(() -> sequence(projector, "a").equals(Optional.of(2L)));
            projector.jdbc().sql("delete from ledger").update(); // would come back if read again
        }
        tell("b", 1);
        try (Instance projector = projector()) {
            within().until(() -> sequence(projector, "b").equals(Optional.of(1L)));
            assertThat(sequence(projector, "a")).isEmpty();
        }
    }

    @Test
    void aTopicReadAgainVouchesForNothingUntilAllOfItIsBack() throws InterruptedException {
        tell("a", 1, 2);
        tell("b", 1);
        try (Instance projector = projector()) {
            within().until(() -> sequence(projector, "b").equals(Optional.of(1L)));
            within().until(() -> sequence(projector, "a").equals(Optional.of(2L)));
            projector
                    .jdbc()
                    .sql("update ledger set sequence = 7 where key = 'a'")
                    .update(); // wrong, and never overwritten
            projector.bean(Rereading.class).begin(topic);
            within().until(() -> sequence(projector, "a").equals(Optional.of(2L)));
            within().until(() -> sequence(projector, "b").equals(Optional.of(1L)));
            Instant after = Instant.now();
            within().until(() -> asOf(projector).stream().allMatch(asOf -> asOf.isAfter(after)));
        }
    }

    @Test
    void aFaultOfTheDatabaseStopsThePartitionAndSuspendsNobody() {
        try (Instance projector = projector()) {
            within().until(() -> ready(projector));
            int poisoned = Partitions.of("poison", PARTITIONS);
            String neighbour = keyWhere(partition -> partition == poisoned);
            String elsewhere = keyWhere(partition -> partition != poisoned);
            projector.bean(LedgerProjection.class).unreachable.add("poison");
            tell("poison", 1);
            tell(neighbour, 1);
            tell(elsewhere, 1);

            within().until(() -> sequence(projector, elsewhere).equals(Optional.of(1L)));
            within().until(() -> stopped(projector) == 1);
            Instant stoppedAt = asOf(projector).get(poisoned);
            within().until(() -> asOf(projector).stream()
                            .filter(stoppedAt.plusSeconds(1)::isBefore)
                            .count()
                    == PARTITIONS - 1);
            assertThat(asOf(projector).get(poisoned)).isEqualTo(stoppedAt);
            assertThat(sequence(projector, "poison")).isEmpty();
            assertThat(sequence(projector, neighbour)).isEmpty();

            assertThat(projector.bean(Suspensions.class).all()).isEmpty();

            projector.bean(LedgerProjection.class).unreachable.clear();
            within().until(() -> sequence(projector, neighbour).equals(Optional.of(1L)));
            assertThat(sequence(projector, "poison")).contains(1L);
            within().until(() -> asOf(projector).get(poisoned).isAfter(stoppedAt));
            within().until(() -> stopped(projector) == 0);
        }
    }

    @Test
    void aPoisonedKeyWaitsAloneUntilItCanBeApplied() {
        try (Instance projector = projector()) {
            String neighbour = poison(projector);
            assertThat(sequence(projector, "poison")).contains(1L);
            assertThat(suspended(projector)).isEqualTo(1);
            assertThat(ready(projector)).isTrue();
            Instant now = Instant.now();
            within().until(() -> asOf(projector).stream().allMatch(asOf -> asOf.isAfter(now)));

            Suspensions suspensions = projector.bean(Suspensions.class);
            SuspendedKey key = suspensions.find(topic, "poison").orElseThrow();
            assertThat(suspensions.retry(key)).isPresent();
            assertThat(sequence(projector, "poison")).contains(1L);

            projector.bean(LedgerProjection.class).refused.clear();
            assertThat(suspensions.retry(key)).isEmpty();
            assertThat(sequence(projector, "poison")).contains(3L);
            within().until(() -> suspended(projector) == 0);
            tell("poison", 4);
            within().until(() -> sequence(projector, "poison").equals(Optional.of(4L)));
            assertThat(sequence(projector, neighbour)).contains(2L);
        }
    }

    @Test
    void aPoisonedKeyStaysSuspendedForTheNextInstance() {
        try (Instance projector = projector()) {
            poison(projector);
        }
        try (Instance next = projector()) {
            tell("poison", 4);
            within().until(() -> next.bean(Suspensions.class)
                            .find(topic, "poison")
                            .orElseThrow()
                            .waiting()
                    == 3);
            assertThat(sequence(next, "poison")).contains(1L);
            assertThat(suspended(next)).isEqualTo(1);
        }
    }

    @Test
    void whereTooManyAreSuspendedThePartitionStops() {
        try (Instance projector = projector(1)) {
            poison(projector);
            projector.bean(LedgerProjection.class).refused.add("another");
            tell("another", 1);
            within().until(() -> stopped(projector) == 1);
            Suspensions suspensions = projector.bean(Suspensions.class);
            assertThat(suspensions.find(topic, "another")).isEmpty();

            // Once the first flows again the second has its turn, whatever is in its way still.
            suspensions.release(suspensions.find(topic, "poison").orElseThrow(), first(projector), "seen", "staff-1");
            suspensions.release(suspensions.find(topic, "poison").orElseThrow(), first(projector), "seen", "staff-1");
            within().until(() -> suspensions.find(topic, "another").isPresent());
            within().until(() -> stopped(projector) == 0);
        }
    }

    private long first(Instance projector) {
        return projector
                .bean(Suspensions.class)
                .find(topic, "poison")
                .orElseThrow()
                .offset();
    }

    @Test
    void aReleasedRecordIsKeptWithWhoAndWhyAndTheRestIsApplied() {
        try (Instance projector = projector()) {
            poison(projector);
            Suspensions suspensions = projector.bean(Suspensions.class);
            SuspendedKey key = suspensions.find(topic, "poison").orElseThrow();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> suspensions.release(key, key.offset() + 1, "not it", "staff-1"));
            projector.bean(LedgerProjection.class).refused.clear();
            assertThat(suspensions.release(key, key.offset(), "was never so", "staff-1"))
                    .isEmpty();
            assertThat(sequence(projector, "poison")).contains(3L);
            assertThat(projector.bean(LedgerProjection.class).doubted).containsExactly("poison");
            assertThat(projector
                            .jdbc()
                            .sql("select reason || ' ' || dropped_by from feed_dropped_record where record_offset = ?")
                            .param(key.offset())
                            .query((row, n) -> row.getString(1))
                            .list())
                    .containsExactly("was never so staff-1");
        }
    }

    /** The key "poison" stands at 1, with 2 refused and 3 behind it; its neighbour, told later, stands at 2. */
    private String poison(Instance projector) {
        within().until(() -> ready(projector));
        int poisoned = Partitions.of("poison", PARTITIONS);
        String neighbour = keyWhere(partition -> partition == poisoned);
        tell("poison", 1);
        within().until(() -> sequence(projector, "poison").equals(Optional.of(1L)));
        projector.bean(LedgerProjection.class).refused.add("poison");
        tell("poison", 2, 3);
        tell(neighbour, 1, 2);
        within().until(() -> sequence(projector, neighbour).equals(Optional.of(2L)));
        within().until(() -> projector
                        .bean(Suspensions.class)
                        .find(topic, "poison")
                        .orElseThrow()
                        .waiting()
                == 2);
        return neighbour;
    }

    @Test
    void anInstanceIsNotReadyBeforeItHasWhatWasThereAtItsStart() {
        tell("a", 1);
        try (Instance first = projector()) {
            within().until(() -> ready(first));
            assertThat(sequence(first, "a")).contains(1L);
        }
        try (Instance fresh = Instance.start(
                TestPostgres.database("fresh"),
                List.of(LedgerProjection.Config.class, UnreachableFromTheStart.class),
                "test.topic=" + topic,
                "amana.feed.project.group=fresh")) {
            within().until(() -> stopped(fresh) == 1);
            assertThat(ready(fresh)).isFalse();
            fresh.bean(LedgerProjection.class).unreachable.clear();
            within().until(() -> ready(fresh));
            assertThat(sequence(fresh, "a")).contains(1L);
        }
    }

    static final class UnreachableFromTheStart {
        UnreachableFromTheStart(LedgerProjection ledger) {
            ledger.unreachable.add("a");
        }
    }

    @Test
    void partitionsOfAStoppedInstanceGoToAnother() {
        try (Instance second = projector()) {
            Instance first = projector();
            IntStream.range(0, 50).forEach(n -> tell("key" + n, 1));
            within().until(() -> count(second) == 50);
            first.close();
            IntStream.range(0, 50).forEach(n -> tell("key" + n, 2));
            within().until(() -> sum(second) == 100);
            Instant now = Instant.now();
            within().until(() -> asOf(second).stream().allMatch(asOf -> asOf.isAfter(now)));
        }
    }

    @Test
    void aRecreatedTopicIsReadFromItsBeginning() throws Exception {
        try (Instance projector = projector()) {
            IntStream.range(0, 20).forEach(n -> tell("key" + n, 1));
            within().until(() -> sum(projector) == 20);
        }
        publisher.close();
        TopicReader.recreate(topic, PARTITIONS);
        try (Instance anew =
                        Instance.start(TestPostgres.database("anew"), List.of(), "amana.feed.publish.topic=" + topic);
                Instance projector = projector()) {
            IntStream.range(0, 20).forEach(n -> anew.tell("key" + n, new LedgerProjection.Entry(1, 2)));
            within().until(() -> sum(projector) == 40);
            within().until(() -> ready(projector));
        }
    }

    @Test
    void aTopicRecreatedUnderARunningInstanceIsReadFromItsBeginning() throws Exception {
        try (Instance projector = projector()) {
            IntStream.range(0, 20).forEach(n -> tell("key" + n, 1));
            within().until(() -> sum(projector) == 20);
            publisher.close();
            TopicReader.recreate(topic, PARTITIONS);
            try (Instance anew =
                    Instance.start(TestPostgres.database("anew"), List.of(), "amana.feed.publish.topic=" + topic)) {
                IntStream.range(0, 20).forEach(n -> anew.tell("key" + n, new LedgerProjection.Entry(1, 2)));
                within().until(() -> sum(projector) == 40);
                Instant now = Instant.now();
                within().until(() -> asOf(projector).stream().allMatch(now::isBefore));
            }
        }
    }

    private void tell(String key, long... sequences) {
        for (long sequence : sequences) {
            publisher.tell(key, new LedgerProjection.Entry(1, sequence));
        }
    }

    private static ConditionFactory within() {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions();
    }

    private static String keyWhere(IntPredicate partition) {
        return IntStream.range(0, 1000)
                .mapToObj(n -> "key" + n)
                .filter(key -> partition.test(Partitions.of(key, PARTITIONS)))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Long> sequence(Instance of, String key) {
        return of.jdbc()
                .sql("select sequence from ledger where key = ?")
                .param(key)
                .query(Long.class)
                .optional();
    }

    private static long count(Instance of) {
        return of.jdbc().sql("select count(*) from ledger").query(Long.class).single();
    }

    private static long sum(Instance of) {
        return of.jdbc()
                .sql("select coalesce(sum(sequence), 0) from ledger")
                .query(Long.class)
                .single();
    }

    private List<Instant> asOf(Instance of) {
        return of.bean(FeedPositions.class).of(topic).stream()
                .map(FeedPosition::asOf)
                .toList();
    }

    private static boolean ready(Instance of) {
        return of.bean(StateFeedHealthIndicator.class).health().getStatus().equals(Status.UP);
    }

    private static double suspended(Instance of) {
        return of.bean(MeterRegistry.class).get("amana.feed.suspended").gauge().value();
    }

    private static double stopped(Instance of) {
        return of.bean(MeterRegistry.class)
                .get("amana.feed.project.stopped")
                .gauge()
                .value();
    }
}
