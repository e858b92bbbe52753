package dev.amana.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Records of Kafka: who sends one puts into its headers what caused it, and who reads it continues that. */
public final class KafkaTraces {

    /** A topic that is read again from its beginning tells of calls that ended long ago; no step of theirs begins then. */
    private static final Duration STILL_CAUSED_BY_IT = Duration.ofMinutes(10);

    private KafkaTraces() {}

    /** Begins a question that is asked by a record, until its answer is there or nobody waits for it any more. */
    public static Step asking(ProducerRecord<?, ?> question) {
        if (!Traces.areOn()) {
            return Step.NONE;
        }
        Step step = kafka(Traces.step("ask " + question.topic(), SpanKind.CLIENT), question.topic());
        step.into((name, value) -> put(question, name, value));
        return step;
    }

    /** Puts the step under way on this thread into a record's headers as what caused it. */
    public static void follow(ProducerRecord<?, ?> record) {
        Traces.cause().ifPresent(cause -> follow(record, cause));
    }

    /** The same for a cause that was written down. */
    public static void follow(ProducerRecord<?, ?> record, Cause cause) {
        put(record, Traces.TRACEPARENT, cause.traceparent());
        String interactionId = cause.interactionId();
        if (interactionId != null) {
            put(record, Traces.INTERACTION_ID, interactionId);
        }
    }

    /**
     * Begins to publish what was written down earlier, and puts the step into the record's headers.
     *
     * @param since when it was written down
     */
    public static Step publishing(ProducerRecord<?, ?> record, Cause cause, Instant since) {
        Context parent = cause.context();
        if (!Traces.areOn() || !Span.fromContext(parent).getSpanContext().isValid()) {
            follow(record, cause); // who reads it may record
            return Step.NONE;
        }
        Step step = kafka(Traces.step("publish " + record.topic(), SpanKind.PRODUCER, parent, since), record.topic());
        step.into((name, value) -> put(record, name, value));
        return step;
    }

    /** Begins the work that a record causes; none where nothing says what caused the record, or that is long ago. */
    public static Step processing(ConsumerRecord<?, ?> record) {
        if (!Traces.areOn() || record.headers().lastHeader(Traces.TRACEPARENT) == null || isOld(record)) {
            return Step.NONE;
        }
        Context parent = Traces.cameWith(name -> {
            Header header = record.headers().lastHeader(name);
            return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        });
        if (!Span.fromContext(parent).getSpanContext().isValid()) {
            return Step.NONE;
        }
        return kafka(Traces.step("process " + record.topic(), SpanKind.CONSUMER, parent, null), record.topic());
    }

    private static boolean isOld(ConsumerRecord<?, ?> record) {
        return Instant.ofEpochMilli(record.timestamp()).isBefore(Instant.now().minus(STILL_CAUSED_BY_IT));
    }

    private static Step kafka(Step step, String topic) {
        return step.with("messaging.system", "kafka").with("messaging.destination.name", topic);
    }

    private static void put(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
