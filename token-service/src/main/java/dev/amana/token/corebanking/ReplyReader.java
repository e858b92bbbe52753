package dev.amana.token.corebanking;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads core banking's replies, all partitions from their end at start, on one thread. While it cannot read, this instance is not
 * ready: its questions would go unheard.
 */
@Component("identityReplies")
class ReplyReader implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final KafkaProperties kafka;
    private final Instance instance;
    private final PendingAnswers pending;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile boolean running;
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile @Nullable Thread thread;

    ReplyReader(KafkaProperties kafka, Instance instance, PendingAnswers pending) {
        this.kafka = kafka;
        this.instance = instance;
        this.pending = pending;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("identity-replies").daemon().start(this::readWhileRunning);
    }

    @Override
    public void stop() {
        running = false;
        Consumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        Thread reader = thread;
        if (reader != null) {
            join(reader);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        return reading.get()
                ? Health.up().build()
                : Health.down().withDetail("reads", Topics.REPLIES).build();
    }

    private void readWhileRunning() {
        while (running) {
            try (Consumer<String, byte[]> replies = KafkaClients.replies(kafka)) {
                consumer = replies;
                read(replies);
            } catch (WakeupException stopping) {
                LOG.debug("no longer reading {}", Topics.REPLIES);
            } catch (KafkaException e) {
                if (running) {
                    LOG.warn("cannot read {}, trying again: {}", Topics.REPLIES, e.getMessage());
                    pause();
                }
            } finally {
                reading.set(false);
            }
        }
    }

    private void read(Consumer<String, byte[]> replies) {
        List<PartitionInfo> partitions = replies.partitionsFor(Topics.REPLIES);
        if (partitions == null || partitions.isEmpty()) {
            throw new KafkaException("no such topic");
        }
        List<TopicPartition> all = partitions.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        replies.assign(all);
        replies.seekToEnd(all);
        // Seeking is lazy: only once the positions are known can no reply be missed.
        all.forEach(replies::position);
        reading.set(true);
        while (running) {
            for (ConsumerRecord<String, byte[]> reply : replies.poll(POLL)) {
                instance.answers(reply.headers()).ifPresent(requestId -> pending.arrived(requestId, reply.value()));
            }
        }
    }

    private static void join(Thread reader) {
        try {
            reader.join(STOP_WITHIN);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
