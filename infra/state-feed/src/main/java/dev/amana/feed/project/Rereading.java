package dev.amana.feed.project;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has a topic read again from its beginning: rows go, positions go back and nothing is vouched for any more, in one
 * transaction. Until watermarks have been read again every answer is known to be too old, and is asked for elsewhere.
 */
public final class Rereading {

    private static final int ANSWER_SECONDS = 10;

    private final List<Projection> projections;
    private final FeedPositions positions;
    private final SuspendedKeys suspended;
    private final TransactionTemplate transaction;
    private final Map<String, Object> adminProperties;

    Rereading(
            List<Projection> projections,
            FeedPositions positions,
            SuspendedKeys suspended,
            TransactionTemplate transaction,
            Map<String, Object> adminProperties) {
        this.projections = List.copyOf(projections);
        this.positions = positions;
        this.suspended = suspended;
        this.transaction = transaction;
        this.adminProperties = adminProperties;
    }

    /** The topics that are projected here. */
    public List<String> topics() {
        return projections.stream().map(Projection::topic).sorted().toList();
    }

    /**
     * Sends the reading of a topic back to its beginning, on whichever instances it is read.
     *
     * @throws IllegalArgumentException for a topic that is not projected here
     */
    public void begin(String topic) throws InterruptedException {
        Projection projection = projections.stream()
                .filter(each -> each.topic().equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(topic + " is not projected here"));
        Map<Integer, Long> starts = starts(topic);
        transaction.executeWithoutResult(_ -> {
            positions.restart(topic, starts);
            projection.forget();
            suspended.forget(topic);
        });
    }

    private Map<Integer, Long> starts(String topic) throws InterruptedException {
        try (Admin admin = Admin.create(adminProperties)) {
            int partitions = admin
                    .describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .mapToInt(description -> description.partitions().size())
                    .sum();
            Map<TopicPartition, OffsetSpec> earliest = IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.earliest()));
            return admin.listOffsets(earliest).all().get(ANSWER_SECONDS, TimeUnit.SECONDS).entrySet().stream()
                    .collect(Collectors.toMap(
                            start -> start.getKey().partition(),
                            start -> start.getValue().offset()));
        } catch (ExecutionException | TimeoutException away) {
            throw new IllegalStateException("where " + topic + " begins is not known", away);
        }
    }
}
