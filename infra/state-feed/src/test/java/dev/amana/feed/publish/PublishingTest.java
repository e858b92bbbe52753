package dev.amana.feed.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.amana.feed.Instance;
import dev.amana.feed.TopicReader;
import dev.amana.feed.Watermark;
import dev.amana.feed.project.Partitions;
import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestKafka;
import dev.amana.testsupport.TestPostgres;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class PublishingTest {

    private static final int PARTITIONS = 3;

    private final TestDatabase database = TestPostgres.database("publishing");
    private String topic = "";
    private Instance instance;

    @BeforeEach
    void startPublisher(TestInfo test) {
        topic = "publishing." + test.getTestMethod().orElseThrow().getName();
        TestKafka.createTopic(topic, PARTITIONS, Map.of("cleanup.policy", "compact"));
        instance = publisher();
    }

    @AfterEach
    void stopPublisher() {
        instance.close();
    }

    private Instance publisher(String... settings) {
        return Instance.start(
                database,
                List.of(),
                Stream.concat(Stream.of("amana.feed.publish.topic=" + topic), Stream.of(settings))
                        .toArray(String[]::new));
    }

    @Test
    void committedRecordsArriveInOrderAndLeaveTheOutbox() {
        instance.tell("a", 0, 1, 2);
        try (TopicReader reader = new TopicReader(topic)) {
            reader.readUntil(read -> read.valuesOf("a").size() >= 3);
            assertThat(reader.valuesOf("a")).containsExactly("0", "1", "2");
        }
        await().untilAsserted(() -> assertThat(outboxRows()).isZero());
    }

    @Test
    void recordsOfARolledBackTransactionAreNeverSent() {
        assertThatThrownBy(() -> instance.inTransaction(() -> {
                    instance.bean(Outbox.class).append("a", "never");
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        instance.tell("a", "told");
        try (TopicReader reader = new TopicReader(topic)) {
            reader.readUntil(read -> !read.valuesOf("a").isEmpty());
            assertThat(reader.valuesOf("a")).containsExactly("\"told\"");
        }
    }

    @Test
    void aRecordCommittedAfterALaterPositionIsStillSent() {
        instance.inTransaction(() -> {
            instance.bean(Outbox.class).append("early", 1); // has its position, not yet its commit
            CompletableFuture.runAsync(() -> instance.tell("late", 2)).join();
            try (TopicReader reader = new TopicReader(topic)) {
                reader.readUntil(read -> !read.valuesOf("late").isEmpty());
                assertThat(reader.valuesOf("early")).isEmpty();
            }
        });
        try (TopicReader reader = new TopicReader(topic)) {
            reader.readUntil(read -> !read.valuesOf("early").isEmpty());
        }
    }

    @Test
    void everyPartitionHearsAWatermarkAndItMovesOn() {
        Instant began = databaseClock();
        try (TopicReader reader = new TopicReader(topic)) {
            reader.readUntil(read -> read.watermarks().size() == PARTITIONS
                    && read.watermarks().values().stream()
                            .allMatch(mark -> mark.asOf().isAfter(began.plusSeconds(1))));
        }
    }

    @Test
    void aBatchEndsWithAWatermarkInItsOwnPartition() {
        int partition = Partitions.of("a", PARTITIONS);
        instance.tell("a", 1);
        Instant told = databaseClock();
        try (TopicReader reader = new TopicReader(topic)) {
            reader.readUntil(read -> read.watermarks().containsKey(partition)
                    && read.watermarks().get(partition).asOf().isAfter(told));
            assertThat(reader.valuesOf("a")).containsExactly("1");
        }
    }

    /** With leases so long that none runs out meanwhile. */
    @Test
    void aCleanStopHandsOverAtOnceUnderAHigherEpoch() {
        instance.close();
        instance = publisher("amana.feed.publish.lease=10m");
        try (Instance second = publisher("amana.feed.publish.lease=10m");
                TopicReader reader = new TopicReader(topic)) {
            reader.readUntil(read -> !read.watermarks().isEmpty());
            long epoch = epoch(second);
            instance.close();
            second.tell("a", 1);
            await().until(() -> epoch(second) == epoch + 1);
            reader.readUntil(read -> !read.valuesOf("a").isEmpty()
                    && read.watermarks().values().stream().anyMatch(mark -> mark.epoch() == epoch + 1));
        }
    }

    @Test
    void aWriterWithoutTheLeaseWakesTheOneThatHasIt() {
        try (Instance writer = publisher();
                TopicReader reader = new TopicReader(topic)) {
            writer.tell("a", 1);
            reader.readUntil(read -> !read.valuesOf("a").isEmpty());
        }
    }

    @Test
    void whatCouldNeverBePublishedIsRefused() {
        Outbox outbox = instance.bean(Outbox.class);
        assertThatThrownBy(() -> outbox.append("a", 1)).isInstanceOf(IllegalStateException.class);
        instance.inTransaction(() -> {
            assertThatThrownBy(() -> outbox.append(Watermark.KEY, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> outbox.append(" ", 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> outbox.append("a", "x".repeat(70_000)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("70002 bytes");
        });
        assertThat(outboxRows()).isZero();
    }

    private long outboxRows() {
        return instance.jdbc()
                .sql("select count(*) from outbox")
                .query(Long.class)
                .single();
    }

    private static long epoch(Instance of) {
        return of.jdbc().sql("select epoch from feed_lease").query(Long.class).single();
    }

    private Instant databaseClock() {
        return instance.jdbc()
                .sql("select clock_timestamp()")
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }
}
