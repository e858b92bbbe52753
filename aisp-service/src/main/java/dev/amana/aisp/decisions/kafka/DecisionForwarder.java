package dev.amana.aisp.decisions.kafka;

import dev.amana.aisp.decisions.Spool;
import dev.amana.aisp.decisions.Spool.Spooled;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends the spool's records to Kafka in their order on one thread, for as long as it takes. A record counts as sent when
 * the broker has acknowledged it; after a crash some are sent again, and consumers drop repeats by id.
 */
final class DecisionForwarder implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DecisionForwarder.class);
    private static final int BATCH = 500;
    private static final Duration IDLE = Duration.ofMillis(50);
    private static final Duration BACKOFF = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Spool spool;
    private final String topic;
    private final Supplier<Producer<String, byte[]>> producers;
    private final MeterRegistry meters;
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable Thread thread;

    DecisionForwarder(Spool spool, String topic, Supplier<Producer<String, byte[]>> producers, MeterRegistry meters) {
        this.spool = spool;
        this.topic = topic;
        this.producers = producers;
        this.meters = meters;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofPlatform().daemon().name("decision-forwarder").start(this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
        var running = thread;
        if (running != null) {
            try {
                running.join(CLOSING.plusSeconds(3));
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

    /** Stopped after the web server, so that the last calls' records still go out. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }

    private void run() {
        while (!stopped()) {
            var producer = producers.get();
            try {
                while (!stopped()) {
                    var batch = spool.next(BATCH);
                    if (batch.isEmpty()) {
                        pause(IDLE);
                    } else {
                        forward(producer, batch);
                    }
                }
            } catch (IOException | KafkaException | ExecutionException e) {
                log.warn("Decision records stay in the spool for now: {}", e.toString());
                meters.counter("amana.decisions.forwarding.failed").increment();
                pause(BACKOFF);
            } finally {
                producer.close(CLOSING);
            }
        }
    }

    private void forward(Producer<String, byte[]> producer, List<Spooled> batch)
            throws IOException, ExecutionException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (var record : batch) {
            var future = producer.send(new ProducerRecord<>(topic, record.key(), record.value()));
            sent.add(future);
            if (future.isDone() && future.state() == Future.State.FAILED) {
                break; // what follows must not overtake it
            }
        }
        for (var index = 0; index < sent.size(); index++) {
            if (!acknowledged(sent.get(index))) {
                return;
            }
            spool.forwarded(batch.get(index).after());
            meters.counter("amana.decisions.forwarded").increment();
        }
    }

    /** Waits for as long as it takes, or until it is time to stop: then the rest is sent by whoever opens the spool next. */
    private boolean acknowledged(Future<RecordMetadata> sent) throws ExecutionException {
        while (!stopped() || sent.isDone()) {
            try {
                sent.get(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                log.trace("Not acknowledged yet");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopping.countDown();
                return false;
            }
        }
        return false;
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void pause(Duration time) {
        try {
            var _ = stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
