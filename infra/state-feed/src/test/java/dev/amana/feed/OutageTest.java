package dev.amana.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.amana.feed.publish.TopicRenewal;
import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestKafka;
import dev.amana.testsupport.TestPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutageTest {

    private final TestDatabase database = TestPostgres.database("outage");

    @Test
    void publishingGoesOnWhenTheDatabaseIsBack() throws SQLException {
        TestKafka.createTopic("outage.database", 2, Map.of("cleanup.policy", "compact"));
        try (Instance instance = publisher("outage.database");
                TopicReader reader = new TopicReader("outage.database")) {
            instance.tell("key", 1);
            reader.readUntil(read -> !read.valuesOf("key").isEmpty());

            onTheServer(
                    "alter database %1$s allow_connections false",
                    "select pg_terminate_backend(pid) from" + " pg_stat_activity where datname = '%1$s'");
            await().atMost(Duration.ofSeconds(40)).until(() -> failures(instance) > 0);
            onTheServer("alter database %1$s allow_connections true");

            await().atMost(Duration.ofSeconds(40)).ignoreExceptions().until(() -> {
                instance.tell("key", 2);
                return true;
            });
            reader.readUntil(read -> read.valuesOf("key").contains("2"));
            assertThat(reader.valuesOf("key")).startsWith("1").endsWith("2");
        }
    }

    @Test
    void publishingGoesOnWhenTheBrokerIsBack() {
        TestKafka.createTopic("outage.broker", 2, Map.of("cleanup.policy", "compact"));
        List<ProcessHandle> broker =
                ProcessHandle.current().children().filter(OutageTest::isBroker).toList();
        assumeThat(broker).as("an embedded broker").hasSize(1);
        try (Instance instance = publisher("outage.broker");
                TopicReader reader = new TopicReader("outage.broker")) {
            reader.readUntil(read -> !read.watermarks().isEmpty());
            Child.signal(broker.getFirst().pid(), "STOP");
            try {
                instance.tell("key", 1, 2, 3);
                await().atMost(Duration.ofSeconds(40)).until(() -> failures(instance) > 0);
                instance.tell("key", 4);
            } finally {
                Child.signal(broker.getFirst().pid(), "CONT");
            }
            reader.readUntil(read -> read.valuesOf("key").contains("4"));
            assertThat(reader.valuesOf("key").stream().distinct()).containsExactly("1", "2", "3", "4");
            assertThat(reader.valuesOf("key")).endsWith("4");
        }
    }

    @Test
    void aTopicRecreatedUnderAPublisherGetsNothingMore() throws Exception {
        TestKafka.createTopic("outage.topic", 2, Map.of("cleanup.policy", "compact"));
        try (Instance instance = publisher("outage.topic")) {
            try (TopicReader reader = new TopicReader("outage.topic")) {
                reader.readUntil(read -> !read.watermarks().isEmpty());
            }
            TopicReader.recreate("outage.topic", 2);
            await().atMost(Duration.ofSeconds(40)).until(() -> failures(instance) > 1);
            instance.tell("key", 1);
            double failed = failures(instance);
            await().atMost(Duration.ofSeconds(40)).until(() -> failures(instance) > failed);
            assertThat(instance.jdbc()
                            .sql("select count(*) from outbox")
                            .query(Long.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void aTopicMadeAgainIsVouchedForOnceEveryStateWasToldOnIt() throws Exception {
        TestKafka.createTopic("outage.renewal", 2, Map.of("cleanup.policy", "compact"));
        try (Instance instance = publisher("outage.renewal")) {
            instance.tell("a", 1);
            try (TopicReader reader = new TopicReader("outage.renewal")) {
                reader.readUntil(read ->
                        !read.valuesOf("a").isEmpty() && read.watermarks().size() == 2);
            }
            TopicReader.recreate("outage.renewal", 2);
            TopicRenewal renewal = instance.bean(TopicRenewal.class);

            renewal.begin();
            instance.tell("a", 2);
            try (TopicReader reader = new TopicReader("outage.renewal")) {
                reader.readUntil(read -> read.valuesOf("a").contains("2"));
                renewal.begin(); // by who goes on with it after a crash
                instance.tell("b", 3);
                reader.readUntil(read -> read.valuesOf("b").contains("3"));
                assertThat(reader.watermarks()).isEmpty();

                renewal.end();
                reader.readUntil(read -> read.watermarks().size() == 2);
                assertThat(reader.valuesOf("a")).containsOnly("2");
            }
        }
    }

    @Test
    void statesToldAgainOnTheSameTopicAreVouchedForAllTheWhile() throws Exception {
        TestKafka.createTopic("outage.same", 1, Map.of("cleanup.policy", "compact"));
        try (Instance instance = publisher("outage.same");
                TopicReader reader = new TopicReader("outage.same")) {
            reader.readUntil(read -> !read.watermarks().isEmpty());
            Watermark before = reader.watermarks().values().iterator().next();

            instance.bean(TopicRenewal.class).begin();
            reader.readUntil(read -> read.watermarks().values().stream()
                    .anyMatch(mark -> mark.asOf().isAfter(before.asOf())));
            assertThat(reader.watermarks().values()).allMatch(mark -> mark.epoch() == before.epoch());
        }
    }

    private Instance publisher(String topic) {
        return Instance.start(
                database,
                List.of(),
                "amana.feed.publish.topic=" + topic,
                "spring.datasource.hikari.connection-timeout=1000");
    }

    private static boolean isBroker(ProcessHandle child) {
        try {
            return Files.readString(Path.of("/proc/" + child.pid() + "/cmdline"))
                    .contains("BrokerMain");
        } catch (IOException noSuchFile) {
            return false; // gone, or no Linux
        }
    }

    private void onTheServer(String... statements) throws SQLException {
        String name = database.username(); // the database is called as its owner
        String server = database.jdbcUrl().replace("/" + name, "/postgres");
        try (Connection connection = DriverManager.getConnection(server, name, database.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql.formatted(name));
            }
        }
    }

    private static double failures(Instance of) {
        return of.bean(MeterRegistry.class)
                .get("amana.feed.publish.failures")
                .counter()
                .count();
    }
}
