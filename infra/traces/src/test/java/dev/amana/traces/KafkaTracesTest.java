package dev.amana.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class KafkaTracesTest {

    private static final String INTERACTION = "8b0a4a36-4b6c-4c6e-9d0a-5a8f0f2f6c11";
    private static final AttributeKey<String> INTERACTION_KEY = AttributeKey.stringKey("fapi.interaction_id");

    @Test
    void whoReadsARecordContinuesTheTraceOfWhoSentIt() throws Exception {
        try (Recorded recorded = new Recorded(Sampler.alwaysOn())) {
            ProducerRecord<String, String> question = new ProducerRecord<>("questions", "q");
            try (Step _ = call();
                    Step _ = KafkaTraces.asking(question);
                    Step _ = KafkaTraces.processing(received(question.headers(), Instant.now()))) {
                assertThat(MDC.get(Step.MDC_KEY)).isNotNull();
            }
            assertThat(MDC.get(Step.MDC_KEY)).isNull();

            var asked = recorded.span("ask questions");
            var processed = recorded.span("process questions");
            assertThat(asked.getTraceId())
                    .isEqualTo(recorded.span("GET").getTraceId())
                    .isEqualTo(processed.getTraceId());
            assertThat(processed.getParentSpanId()).isEqualTo(asked.getSpanId());
            assertThat(recorded.spans())
                    .hasSize(3)
                    .allSatisfy(span -> assertThat(span.getAttributes().get(INTERACTION_KEY))
                            .isEqualTo(INTERACTION));
        }
    }

    @Test
    void whatWasWrittenDownIsContinuedWhenItIsPublished() throws Exception {
        try (Recorded recorded = new Recorded(Sampler.alwaysOn())) {
            Optional<Cause> cause;
            try (Step _ = call()) {
                cause = Traces.cause();
            }
            Instant before = Instant.now().minusSeconds(3);
            ProducerRecord<String, String> record = new ProducerRecord<>("states", "s");
            KafkaTraces.publishing(record, cause.orElseThrow(), before).close();

            var published = recorded.span("publish states");
            assertThat(published.getParentSpanId())
                    .isEqualTo(recorded.span("GET").getSpanId());
            assertThat(Duration.ofNanos(published.getEndEpochNanos() - published.getStartEpochNanos()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
            assertThat(header(record.headers(), Traces.TRACEPARENT)).contains(published.getSpanId());
            assertThat(header(record.headers(), Traces.INTERACTION_ID)).isEqualTo(INTERACTION);
        }
    }

    @Test
    void publisherThatRecordsNothingHandsTheCauseOn() {
        var cause = new Cause("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", INTERACTION);
        ProducerRecord<String, String> record = new ProducerRecord<>("states", "s");
        KafkaTraces.publishing(record, cause, Instant.now()).close();
        assertThat(header(record.headers(), Traces.TRACEPARENT)).isEqualTo(cause.traceparent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-zzad6b7169203331-01"
            })
    void headerThatSaysNothingIsIgnored(String traceparent) throws Exception {
        try (Recorded recorded = new Recorded(Sampler.alwaysOn())) {
            KafkaTraces.processing(received(headers(traceparent), Instant.now()))
                    .close();
            assertThat(recorded.spans()).isEmpty();
        }
    }

    @Test
    void topicReadAgainBeginsNoStepsOfCallsLongAgo() throws Exception {
        Headers headers = headers("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        try (Recorded recorded = new Recorded(Sampler.alwaysOn())) {
            KafkaTraces.processing(received(headers, Instant.now().minus(Duration.ofDays(2))))
                    .close();
            assertThat(recorded.spans()).isEmpty();
            KafkaTraces.processing(received(headers, Instant.now())).close();
            assertThat(recorded.spans()).hasSize(1);
        }
    }

    @Test
    void interactionIdThatIsNoneIsNotKept() throws Exception {
        Headers headers = headers("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        headers.add(Traces.INTERACTION_ID, "800106976".getBytes(StandardCharsets.UTF_8));
        try (Recorded recorded = new Recorded(Sampler.alwaysOn())) {
            KafkaTraces.processing(received(headers, Instant.now())).close();
            assertThat(recorded.spans().getFirst().getAttributes().get(INTERACTION_KEY))
                    .isNull();
        }
    }

    @Test
    void callThatIsNotRecordedIsNotRecordedElsewhere() throws Exception {
        ProducerRecord<String, String> question = new ProducerRecord<>("questions", "q");
        try (Recorded recorded = new Recorded(Sampler.alwaysOff())) {
            try (Step _ = call();
                    Step _ = KafkaTraces.asking(question)) {
                assertThat(Traces.cause()).isEmpty();
                assertThat(MDC.get(Step.MDC_KEY)).isNull();
            }
            assertThat(recorded.spans()).isEmpty();
        }
        try (Recorded reader = new Recorded(Sampler.alwaysOn())) {
            KafkaTraces.processing(received(question.headers(), Instant.now())).close();
            assertThat(reader.spans()).isEmpty();
        }
    }

    @Test
    void offMeansNoHeaderAndNoStep() {
        ProducerRecord<String, String> question = new ProducerRecord<>("questions", "q");
        assertThat(KafkaTraces.asking(question)).isSameAs(Step.NONE);
        KafkaTraces.follow(question);
        assertThat(question.headers()).isEmpty();
        assertThat(KafkaTraces.processing(
                        received(headers("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), Instant.now())))
                .isSameAs(Step.NONE);
        assertThat(HttpTraces.asking("consent-service", "GET")).isSameAs(Step.NONE);
        assertThat(Traces.cause()).isEmpty();
    }

    private static Step call() {
        return Traces.step("GET", SpanKind.SERVER, Traces.about(INTERACTION, Context.root()), null);
    }

    private static Headers headers(String traceparent) {
        return new RecordHeaders().add(Traces.TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static ConsumerRecord<String, String> received(Headers headers, Instant at) {
        return new ConsumerRecord<>(
                "questions",
                0,
                0,
                at.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                "value",
                headers,
                Optional.empty());
    }
}
