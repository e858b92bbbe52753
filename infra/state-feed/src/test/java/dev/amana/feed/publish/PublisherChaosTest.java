package dev.amana.feed.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.feed.Child;
import dev.amana.feed.Instance;
import dev.amana.feed.TopicReader;
import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestKafka;
import dev.amana.testsupport.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublisherChaosTest {

    private static final String TOPIC = "chaos";
    private static final int ROUNDS = 4;

    private final TestDatabase database = TestPostgres.database("chaos");
    private final List<Child> publishers = new ArrayList<>();

    @Test
    void nothingIsLostOrReorderedAndNoWatermarkLiesWhileLeadersAreKilledAndSuspended() {
        TestKafka.createTopic(TOPIC, 3, Map.of("cleanup.policy", "compact"));
        Oracle oracle = new Oracle();
        try (Instance instance = Instance.start(database, List.of(), "amana.feed.publish.topic=" + TOPIC)
                        .withoutPublishing();
                DeterminedWriters writers = new DeterminedWriters(instance, 4);
                TopicReader reader = new TopicReader(TOPIC).observedBy(oracle::see)) {
            startPublisher();
            startPublisher();
            for (int round = 0; round < ROUNDS; round++) {
                Child leader = awaitLeader(instance);
                int before = writers.count();
                reader.readUntil(read -> writers.count() > before + 100);
                if (round % 2 == 0) {
                    suspendUntilReplaced(instance, leader, reader);
                } else {
                    kill(leader);
                    startPublisher();
                }
            }
            awaitLeader(instance);
            List<DeterminedWriters.Committed> committed = writers.finish();
            reader.readUntilAsserted(() -> assertThat(oracle.unseen(committed))
                    .as(() -> "not seen; the source says " + outboxAndLease(instance))
                    .isEmpty());
            long epoch = epoch(instance);
            reader.readUntil(read -> read.watermarks().values().stream().allMatch(mark -> mark.epoch() >= epoch));
            await().until(() -> outboxIsEmpty(instance));

            oracle.verifyStates(committed);
            oracle.verifyWatermarks(committed);
        } finally {
            publishers.forEach(Child::close);
        }
    }

    private void startPublisher() {
        publishers.add(Child.publishing(database, TestKafka.bootstrapServers(), TOPIC));
    }

    private void kill(Child child) {
        child.kill();
        publishers.remove(child);
    }

    private void suspendUntilReplaced(Instance instance, Child leader, TopicReader reader) {
        long epoch = epoch(instance);
        leader.suspend();
        reader.readUntil(read -> read.watermarks().values().stream().anyMatch(mark -> mark.epoch() > epoch));
        leader.resume();
    }

    private Child awaitLeader(Instance instance) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> leader(instance), found -> !found.isEmpty())
                .getFirst();
    }

    private List<Child> leader(Instance instance) {
        String holder = instance.jdbc()
                .sql("select holder from feed_lease where expires_at > clock_timestamp()")
                .query(String.class)
                .optional()
                .orElse("nobody");
        return publishers.stream()
                .filter(child -> holder.startsWith(child.pid() + "@"))
                .toList();
    }

    private static long epoch(Instance instance) {
        return instance.jdbc()
                .sql("select epoch from feed_lease")
                .query(Long.class)
                .single();
    }

    private static String outboxAndLease(Instance instance) {
        return instance.jdbc()
                .sql("select count(position) as waiting, feed_lease.*, clock_timestamp() as now"
                        + " from feed_lease left join outbox using (topic) group by feed_lease.topic")
                .query()
                .singleRow()
                .toString();
    }

    private static boolean outboxIsEmpty(Instance instance) {
        return instance.jdbc()
                .sql("select not exists (select from outbox)")
                .query(Boolean.class)
                .single();
    }
}
