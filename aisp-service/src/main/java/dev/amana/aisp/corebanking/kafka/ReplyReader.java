package dev.amana.aisp.corebanking.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the replies of core banking on one thread: every partition, assigned by hand and from its end, since a reply is
 * of use only to the process that asked. It hands bytes over and parses nothing.
 */
final class ReplyReader implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ReplyReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BACKOFF = Duration.ofSeconds(1);

    private final String topic;
    private final Outstanding outstanding;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Consumer<String, byte[]> current;
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile boolean listening;

    ReplyReader(String topic, Outstanding outstanding, Supplier<Consumer<String, byte[]>> consumers) {
        this.topic = topic;
        this.outstanding = outstanding;
        this.consumers = consumers;
    }

    /** Whether a reply to a question asked now would be seen. */
    boolean listening() {
        return listening;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofPlatform().daemon().name("core-banking-replies").start(this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        var running = thread;
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stopped after the web server, so that calls under way still get their answers. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void run() {
        while (!stopped()) {
            try (var consumer = consumers.get()) {
                current = consumer;
                read(consumer);
            } catch (WakeupException e) {
                log.debug("Replies of core banking: woken up to stop");
            } catch (KafkaException e) {
                log.warn("Replies of core banking cannot be read, trying again: {}", e.toString());
                pause();
            } finally {
                listening = false;
                current = null;
            }
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("there is no topic " + topic);
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // seeking is lazy: only now is the end fixed
        listening = true;
        while (!stopped()) {
            consumer.poll(POLL).forEach(outstanding::deliver);
        }
    }

    private void pause() {
        try {
            var _ = stopping.await(BACKOFF.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
