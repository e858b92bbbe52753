package dev.amana.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Every recorded step is counted once, as sent or as lost. */
class SendingTest {

    private static final int MOST = 8;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Collector collector = new Collector();

    /** Somebody who takes batches when the test says so. */
    private static final class Collector implements SpanExporter {

        private final Queue<CompletableResultCode> open = new ConcurrentLinkedQueue<>();
        private volatile boolean takesAll;

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            if (takesAll) {
                return CompletableResultCode.ofSuccess();
            }
            var result = new CompletableResultCode();
            open.add(result);
            return result;
        }

        void takeAll() {
            takesAll = true;
            open.forEach(CompletableResultCode::succeed);
        }

        CompletableResultCode next() {
            await().atMost(SOON).until(() -> !open.isEmpty());
            return open.remove();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private SdkTracerProvider recording(Sampler sampler) {
        return SdkTracerProvider.builder()
                .setSampler(sampler)
                .addSpanProcessor(new Sending(collector, MOST, SOON, meters))
                .build();
    }

    private static void steps(SdkTracerProvider provider, int many) {
        for (int n = 0; n < many; n++) {
            provider.get("test").spanBuilder("step").startSpan().end();
        }
    }

    private double counted(String outcome) {
        return meters.get(Sending.METER).tag("outcome", outcome).counter().count();
    }

    @Test
    void whatTheCollectorTakesIsSentAndWhatItRefusesIsLost() {
        try (SdkTracerProvider provider = recording(Sampler.alwaysOn())) {
            steps(provider, 3);
            var _ = provider.forceFlush();
            collector.next().succeed();
            assertThat(counted("sent")).isEqualTo(3);
            steps(provider, 2);
            var _ = provider.forceFlush();
            collector.next().fail();
            assertThat(counted("lost")).isEqualTo(2);
            assertThat(counted("sent")).isEqualTo(3);
        }
    }

    @Test
    void whatFindsNoPlaceIsLostAtOnceAndThereIsPlaceAgainAfterwards() {
        try (SdkTracerProvider provider = recording(Sampler.alwaysOn())) {
            steps(provider, MOST + 5);
            assertThat(counted("lost")).isEqualTo(5);
            var _ = provider.forceFlush();
            int sent = 0;
            while (counted("sent") < MOST && sent++ < MOST) {
                collector.next().succeed();
            }
            assertThat(counted("sent")).isEqualTo(MOST);
            steps(provider, MOST);
            assertThat(counted("lost")).isEqualTo(5);
            collector.takeAll();
        }
    }

    @Test
    void whatIsNotRecordedCountsAsNothing() {
        try (SdkTracerProvider provider = recording(Sampler.alwaysOff())) {
            steps(provider, MOST + 5);
        }
        assertThat(counted("sent")).isZero();
        assertThat(counted("lost")).isZero();
    }
}
