package dev.amana.aisp.decisions.kafka;

import dev.amana.aisp.decisions.Spool;
import dev.amana.aisp.decisions.Spool.Spooled;
import dev.amana.aisp.decisions.SpoolPosition;
import dev.amana.feed.Worker;
import dev.amana.traces.KafkaTraces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
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

/**
 * Sends the spool's records to Kafka in their order, for as long as it takes. A record counts as sent when the broker has
 * acknowledged it; after a crash some are sent again, and consumers drop repeats by id.
 */
final class DecisionForwarder implements Worker.Task {
    private static final Logger log = LoggerFactory.getLogger(DecisionForwarder.class);
    private static final int BATCH = 500;
    private static final Duration IDLE = Duration.ofMillis(50);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Spool spool;
    private final String topic;
    private final Supplier<Producer<String, byte[]>> producers;
    private final Counter forwarded;
    private final Semaphore woken = new Semaphore(0);

    DecisionForwarder(Spool spool, String topic, Supplier<Producer<String, byte[]>> producers, MeterRegistry meters) {
        this.spool = spool;
        this.topic = topic;
        this.producers = producers;
        this.forwarded = meters.counter("amana.decisions.forwarded");
    }

    /** Ends a wait for records. */
    void wake() {
        woken.release();
    }

    @Override
    public void run(Worker.Stop stop) throws InterruptedException {
        var producer = producers.get();
        try {
            while (!stop.isRequested()) {
                var batch = spool.next(BATCH);
                if (batch.isEmpty()) {
                    var _ = woken.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    forward(producer, batch, stop);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the spool of decision records cannot be read", e);
        } catch (ExecutionException e) {
            throw new KafkaException("decision records stay in the spool for now", e);
        } finally {
            producer.close(CLOSING);
        }
    }

    private void forward(Producer<String, byte[]> producer, List<Spooled> batch, Worker.Stop stop)
            throws IOException, ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (var record : batch) {
            var told = new ProducerRecord<>(topic, record.key(), record.value());
            record.cause().ifPresent(cause -> KafkaTraces.follow(told, cause));
            var future = producer.send(told);
            sent.add(future);
            if (future.isDone() && future.state() == Future.State.FAILED) {
                break; // what follows must not overtake it
            }
        }
        @Nullable SpoolPosition arrived = null;
        try {
            for (var index = 0; index < sent.size() && acknowledged(sent.get(index), stop); index++) {
                arrived = batch.get(index).after();
                forwarded.increment();
            }
        } finally {
            if (arrived != null) { // once for all of them: writing the position down costs more than a record does
                spool.forwarded(arrived);
            }
        }
    }

    /** Waits for as long as it takes, or until it is time to stop: then the rest is sent by whoever opens the spool next. */
    private static boolean acknowledged(Future<RecordMetadata> sent, Worker.Stop stop)
            throws ExecutionException, InterruptedException {
        while (!stop.isRequested() || sent.isDone()) {
            try {
                sent.get(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                log.trace("Not acknowledged yet");
            }
        }
        return false;
    }
}
