package dev.amana.feed.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.feed.Instance;
import dev.amana.testsupport.TestDatabase;
import dev.amana.testsupport.TestKafka;
import dev.amana.testsupport.TestPostgres;
import dev.amana.traces.KafkaTraces;
import dev.amana.traces.Step;
import dev.amana.traces.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** What causes a state to change, and what the change causes elsewhere, is one trace; what nobody recorded is in none. */
class TracedRecordsTest {

    private static final String TOPIC = "traced.records";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String INTERACTION = "8b0a4a36-4b6c-4c6e-9d0a-5a8f0f2f6c11";

    private final TestDatabase source = TestPostgres.database("traced_source");
    private final TestDatabase target = TestPostgres.database("traced_target");
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    @Test
    void publishingAndApplyingContinueTheTraceOfWhatCausedThem() throws Exception {
        TestKafka.createTopic(TOPIC, 1, Map.of("cleanup.policy", "compact"));
        try (AutoCloseable _ = Traces.record(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build());
                Instance publisher = Instance.start(source, List.of(), "amana.feed.publish.topic=" + TOPIC);
                Instance _ = Instance.start(
                        target,
                        List.of(LedgerProjection.Config.class),
                        "test.topic=" + TOPIC,
                        "amana.feed.project.group=traced")) {
            publisher.tell("untraced", new LedgerProjection.Entry(1, 1));
            try (Step _ = KafkaTraces.processing(cause())) {
                publisher.tell("traced", new LedgerProjection.Entry(1, 1));
            }
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(spans.getFinishedSpanItems())
                            .extracting(SpanData::getName)
                            .containsExactlyInAnyOrder("process causes", "publish " + TOPIC, "process " + TOPIC));
        }
        SpanData published = span("publish " + TOPIC);
        assertThat(published.getParentSpanId()).isEqualTo(span("process causes").getSpanId());
        assertThat(span("process " + TOPIC).getParentSpanId()).isEqualTo(published.getSpanId());
        assertThat(spans.getFinishedSpanItems()).allSatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getAttributes().get(AttributeKey.stringKey("fapi.interaction_id")))
                    .isEqualTo(INTERACTION);
        });
    }

    private SpanData span(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ConsumerRecord<String, String> cause() {
        var headers = new RecordHeaders();
        headers.add(Traces.TRACEPARENT, ("00-" + TRACE + "-b7ad6b7169203331-01").getBytes(StandardCharsets.UTF_8));
        headers.add(Traces.INTERACTION_ID, INTERACTION.getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(
                "causes",
                0,
                0,
                Instant.now().toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                "value",
                headers,
                Optional.empty());
    }
}
