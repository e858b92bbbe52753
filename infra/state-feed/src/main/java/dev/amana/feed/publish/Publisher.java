package dev.amana.feed.publish;

import dev.amana.feed.TopicIdentity;
import dev.amana.feed.TopicWatch;
import dev.amana.feed.Watermark;
import dev.amana.feed.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Publishes the outbox while it holds the lease, and waits for the lease while another does.
 *
 * <p>The order of its steps is what makes a watermark true. The producer is opened (and every earlier one fenced) under
 * the lease, and the lease confirmed after that: a later holder therefore opened its producer later still. Then, for
 * each batch: the database's clock is read; the rows are selected, and if all of them came, whatever was committed before
 * that clock reading is among them or was sent before; rows and watermark go in one Kafka transaction; only then are the
 * rows deleted. A failure anywhere leads back to the start with the rows still there, so that they are sent once more, in
 * order.
 */
final class Publisher implements Worker.Task {

    private static final Logger log = LoggerFactory.getLogger(Publisher.class);

    private final PublishProperties properties;
    private final LeaseTable leases;
    private final OutboxTable outbox;
    private final Notifications notifications;
    private final Doorbell doorbell;
    private final PublishMetrics metrics;
    private final Map<String, Object> producerProperties;
    private final Map<String, Object> adminProperties;

    Publisher(
            PublishProperties properties,
            LeaseTable leases,
            OutboxTable outbox,
            Notifications notifications,
            Doorbell doorbell,
            PublishMetrics metrics,
            Map<String, Object> producerProperties,
            Map<String, Object> adminProperties) {
        this.properties = properties;
        this.leases = leases;
        this.outbox = outbox;
        this.notifications = notifications;
        this.doorbell = doorbell;
        this.metrics = metrics;
        this.producerProperties = producerProperties;
        this.adminProperties = adminProperties;
    }

    @Override
    public void run(Worker.Stop stop) throws InterruptedException {
        OptionalLong epoch = leases.take();
        if (epoch.isEmpty()) {
            standBy();
            return;
        }
        log.info("publishing {} under epoch {}", properties.topic(), epoch.getAsLong());
        try {
            publish(epoch.getAsLong(), stop);
        } finally {
            metrics.leads(false);
            release(epoch.getAsLong());
        }
    }

    /** The rows this instance commits are published by another, who is told. */
    private void standBy() throws InterruptedException {
        if (doorbell.await(properties.standby())) {
            notifications.send();
        }
    }

    private void publish(long epoch, Worker.Stop stop) throws InterruptedException {
        try (TopicWatch topic = new TopicWatch(properties.topic(), adminProperties)) {
            if (leases.renew(epoch).isPresent()) { // the broker may be slow to answer: fence no successor for nothing
                publish(topic, epoch, stop);
            }
        }
    }

    private void publish(TopicWatch topic, long epoch, Worker.Stop stop) throws InterruptedException {
        int partitions = topic.identity().partitions();
        try (TopicProducer producer = new TopicProducer(producerProperties, properties.topic(), partitions);
                Notifications.Listener listener = notifications.listen(doorbell)) {
            if (!mayPublishTo(topic.identity(), epoch)) {
                return;
            }
            metrics.leads(true);
            long pulseAt = System.nanoTime();
            while (!stop.isRequested()) {
                topic.look();
                boolean pulse = System.nanoTime() - pulseAt >= 0;
                Optional<LeaseTable.Held> held = pulse ? leases.renew(epoch) : leases.confirm(epoch);
                if (held.isEmpty()) {
                    log.warn("epoch {} of {} was taken over", epoch, properties.topic());
                    return;
                }
                if (!publishBatch(producer, epoch, held.get(), pulse)) {
                    continue;
                }
                if (pulse) {
                    pulseAt = System.nanoTime() + properties.pulse().toNanos();
                }
                doorbell.await(shorter(properties.poll(), Duration.ofNanos(pulseAt - System.nanoTime())));
            }
        }
    }

    /** Answers whether the outbox is drained; only then, and if the topic is complete, is the watermark true, and sent. */
    private boolean publishBatch(TopicProducer producer, long epoch, LeaseTable.Held held, boolean pulse) {
        List<OutboxTable.Row> rows = outbox.oldest(properties.batch());
        boolean drained = rows.size() < properties.batch();
        Optional<Watermark> watermark =
                drained && held.complete() ? Optional.of(new Watermark(epoch, held.asOf())) : Optional.empty();
        if (rows.isEmpty() && (!pulse || watermark.isEmpty())) {
            return true;
        }
        producer.publish(rows, watermark, drained && pulse);
        metrics.published(rows, watermark.map(Watermark::asOf));
        if (!rows.isEmpty()) {
            outbox.delete(rows, epoch);
        }
        return drained;
    }

    /**
     * Confirms the lease and that this is the topic it was always about: one recreated under the same name lacks what was
     * published before, and a watermark on it would be a lie.
     */
    private boolean mayPublishTo(TopicIdentity found, long epoch) {
        Optional<TopicIdentity> pinned = leases.pin(epoch, found);
        if (pinned.isPresent() && !pinned.get().equals(found)) {
            throw new IllegalStateException(
                    ("topic %s is %s, but was %s: its records are gone or its keys moved. Every state has to be told"
                                    + " on it again (operations guide, Backup and restore)")
                            .formatted(properties.topic(), found, pinned.get()));
        }
        return pinned.isPresent();
    }

    private void release(long epoch) {
        try {
            leases.release(epoch);
        } catch (DataAccessException e) {
            log.warn("lease of {} not released, it will expire: {}", properties.topic(), e.getMessage());
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
