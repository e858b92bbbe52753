package dev.amana.feed.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.amana.feed.Watermark;
import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SliceWriterTest {

    private static final String TOPIC = "slices";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final HikariDataSource dataSource = new HikariDataSource();
    private final List<String> applied = new ArrayList<>();
    private JdbcClient jdbc;
    private FeedPositions positions;

    @BeforeEach
    void openPartition() {
        TestDatabase database = TestPostgres.database("slices");
        dataSource.setJdbcUrl(database.jdbcUrl());
        dataSource.setUsername(database.username());
        dataSource.setPassword(database.password());
        Flyway.configure()
                .dataSource(dataSource)
                .locations("db/feed-projection")
                .load()
                .migrate();
        jdbc = JdbcClient.create(dataSource);
        positions = new FeedPositions(jdbc);
        positions.open(TOPIC, 0, "id", 0);
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void aFormerOwnerWritesNothingOnceAnotherHasMovedOn() {
        SliceWriter writer = writer(record -> applied.add(record.key()));
        writer.write(List.of(slice(0, 2, state(0, "a"), state(1, "b"))));

        List<FeedPosition> stands = writer.write(List.of(slice(0, 3, state(0, "a"), state(1, "b"), state(2, "c"))));

        assertThat(applied).containsExactly("a", "b");
        assertThat(stands).extracting(FeedPosition::nextOffset).containsExactly(2L);
    }

    @Test
    void anOwnerSuspendedInItsTransactionLosesItAndTheNextGoesOn() throws Exception {
        CountDownLatch suspended = new CountDownLatch(1);
        CountDownLatch resumed = new CountDownLatch(1);
        SliceWriter former = writer(record -> {
            jdbc.sql("insert into kept values ('former')").update();
            suspended.countDown();
            awaitUninterrupted(resumed);
        });
        jdbc.sql("create table kept (who text)").update();
        CompletableFuture<List<FeedPosition>> attempt =
                CompletableFuture.supplyAsync(() -> former.write(List.of(slice(0, 1, state(0, "a")))));
        assertThat(suspended.await(10, TimeUnit.SECONDS)).isTrue();

        SliceWriter next =
                writer(record -> jdbc.sql("insert into kept values ('next')").update());
        next.write(List.of(slice(0, 1, state(0, "a")))); // waits until the database has ended the former's transaction
        resumed.countDown();

        assertThatThrownBy(attempt::join).isInstanceOf(CompletionException.class);
        assertThat(jdbc.sql("select who from kept").query(String.class).list()).containsExactly("next");
    }

    @Test
    void aRefusedRecordUndoesItsWholeSlice() {
        SliceWriter writer = writer(record -> {
            if (record.key().equals("b")) {
                throw new IllegalStateException("refused");
            }
        });
        Slice slice = slice(0, 3, mark(0, new Watermark(1, NOON)), state(1, "a"), state(2, "b"));

        assertThatThrownBy(() -> writer.write(List.of(slice)))
                .isInstanceOfSatisfying(
                        RefusedRecordException.class,
                        refused -> assertThat(refused.offset()).isEqualTo(2));

        assertThat(position()).isEqualTo(new FeedPosition(TOPIC, 0, 0, 0, Instant.EPOCH));
        writer.write(List.of(slice.before(2)));
        assertThat(position()).isEqualTo(new FeedPosition(TOPIC, 0, 2, 1, NOON));
    }

    @Test
    void watermarksOfALowerEpochOrInstantAreIgnored() {
        SliceWriter writer = writer(record -> {});
        writer.write(List.of(slice(
                0,
                4,
                mark(0, new Watermark(2, NOON)),
                mark(1, new Watermark(1, NOON.plusSeconds(9))),
                mark(2, new Watermark(3, NOON.minusSeconds(1))),
                mark(3, new Watermark(3, NOON)))));
        assertThat(position()).isEqualTo(new FeedPosition(TOPIC, 0, 4, 2, NOON));
    }

    @Test
    void aWatermarkOfAnUnknownSchemaStopsThePartition() {
        SliceWriter writer = writer(record -> {});
        ProducerRecord<byte[], byte[]> known = new Watermark(1, NOON).record(TOPIC, 0);
        String unknown = new String(known.value(), StandardCharsets.UTF_8).replace("\"schema\":1", "\"schema\":2");
        ConsumerRecord<byte[], byte[]> mark = consumed(0, known.key(), unknown.getBytes(StandardCharsets.UTF_8), known);
        assertThatThrownBy(() -> writer.write(List.of(slice(0, 1, mark)))).isInstanceOf(RefusedRecordException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "watermark", "a\0", "\uFFFD"})
    void aRecordWhoseKeyCannotBeToldIsNobodys(String key) {
        SliceWriter writer = writer(record -> {
            throw new IllegalStateException("refused");
        });
        assertThat(refused(writer, state(0, key)).isOfItsKey()).isFalse();
        assertThat(refused(writer, state(0, "k".repeat(257))).isOfItsKey()).isFalse();
        assertThat(refused(writer, state(0, "k".repeat(256))).isOfItsKey()).isTrue();
    }

    private static RefusedRecordException refused(SliceWriter writer, ConsumerRecord<byte[], byte[]> record) {
        return catchThrowableOfType(RefusedRecordException.class, () -> writer.write(List.of(slice(0, 1, record))));
    }

    private FeedPosition position() {
        return positions.of(TOPIC).getFirst();
    }

    private SliceWriter writer(Consumer<ProjectedRecord> apply) {
        Projection projection = new Projection() {
            @Override
            public String topic() {
                return TOPIC;
            }

            @Override
            public void apply(ProjectedRecord record) {
                apply.accept(record);
            }
        };
        ProjectProperties properties = new ProjectProperties(
                "group",
                10,
                Duration.ofMillis(100),
                Duration.ofSeconds(6),
                Duration.ofMillis(1500),
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                3,
                1_000);
        return new SliceWriter(
                projection,
                positions,
                new SuspendedKeys(jdbc),
                new BoundedTransaction(
                        new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                        jdbc,
                        properties.transactionLimit()),
                properties);
    }

    @SafeVarargs
    private static Slice slice(long from, long next, ConsumerRecord<byte[], byte[]>... records) {
        return new Slice(0, List.of(records), from, next);
    }

    private static ConsumerRecord<byte[], byte[]> state(long offset, String key) {
        ProducerRecord<byte[], byte[]> plain = new ProducerRecord<>(TOPIC, new byte[0]);
        return consumed(offset, key.getBytes(StandardCharsets.UTF_8), new byte[] {'1'}, plain);
    }

    private static ConsumerRecord<byte[], byte[]> mark(long offset, Watermark watermark) {
        ProducerRecord<byte[], byte[]> mark = watermark.record(TOPIC, 0);
        return consumed(offset, mark.key(), mark.value(), mark);
    }

    private static ConsumerRecord<byte[], byte[]> consumed(
            long offset, byte[] key, byte[] value, ProducerRecord<byte[], byte[]> headersOf) {
        return new ConsumerRecord<>(
                TOPIC,
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                key.length,
                value.length,
                key,
                value,
                headersOf.headers(),
                Optional.empty());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
