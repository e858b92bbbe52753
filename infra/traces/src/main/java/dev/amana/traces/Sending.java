package dev.amana.traces;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends the steps that were recorded, in batches, and counts what became of each: sent, or lost because nobody took it or too
 * many waited already. Nobody waits here: a step that finds no place is lost at once.
 */
final class Sending implements SpanProcessor {

    /** {@code amana.traces.spans}, by {@code outcome}: {@code sent} or {@code lost}. */
    static final String METER = "amana.traces.spans";

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final AtomicInteger waiting = new AtomicInteger();
    private final int most;
    private final Counter sent;
    private final Counter lost;
    private final SpanProcessor batches;

    /**
     * @param most how many may wait or be under way at once
     * @param within how long one batch may take
     */
    Sending(SpanExporter exporter, int most, Duration within, MeterRegistry meters) {
        this.most = most;
        this.sent = counter(meters, "sent");
        this.lost = counter(meters, "lost");
        this.batches = BatchSpanProcessor.builder(new Counting(exporter))
                .setMaxQueueSize(most)
                .setScheduleDelay(EVERY)
                .setExporterTimeout(within)
                .build();
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder(METER)
                .description("steps of traces, by what became of them")
                .tag("outcome", outcome)
                .register(meters);
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (!span.getSpanContext().isSampled()) {
            return;
        }
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            lost.increment();
            return;
        }
        batches.onEnd(span);
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public CompletableResultCode shutdown() {
        return batches.shutdown();
    }

    @Override
    public CompletableResultCode forceFlush() {
        return batches.forceFlush();
    }

    private final class Counting implements SpanExporter {

        private final SpanExporter exporter;

        Counting(SpanExporter exporter) {
            this.exporter = exporter;
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            // Now: the batch is emptied as soon as nobody waits for it any longer.
            int many = spans.size();
            CompletableResultCode result = exporter.export(spans);
            return result.whenComplete(() -> {
                waiting.addAndGet(-many);
                (result.isSuccess() ? sent : lost).increment(many);
            });
        }

        @Override
        public CompletableResultCode flush() {
            return exporter.flush();
        }

        @Override
        public CompletableResultCode shutdown() {
            return exporter.shutdown();
        }
    }
}
