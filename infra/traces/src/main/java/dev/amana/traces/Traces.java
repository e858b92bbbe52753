package dev.amana.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether this process records traces, and how it hands them on: by the header {@code traceparent} (W3C Trace Context),
 * beside the interaction id, over HTTP and in Kafka records alike. As with logging a process has one, so that what it takes part in
 * needs no wiring; off, which it is until {@link #record}, each step costs one read of a field.
 */
public final class Traces {

    /** The header of a request or record that carries the interaction id. */
    public static final String INTERACTION_ID = "x-fapi-interaction-id";

    /** The header that says which step caused what is sent. */
    public static final String TRACEPARENT = "traceparent";

    /** The attribute of every span of a call. */
    static final String INTERACTION_ATTRIBUTE = "fapi.interaction_id";

    private static final ContextKey<String> INTERACTION = ContextKey.named(INTERACTION_ATTRIBUTE);
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Headers> READ = new Reading();

    private static volatile @Nullable Tracer tracer;

    private Traces() {}

    /** Headers as they came: the last value of a name, or nothing. */
    @FunctionalInterface
    interface Headers {
        @Nullable
        String last(String name);
    }

    /** Records from now on, and until the answer is closed. */
    public static AutoCloseable record(SdkTracerProvider provider) {
        Tracer recording = provider.get("dev.amana");
        tracer = recording;
        return () -> {
            if (tracer == recording) {
                tracer = null;
            }
        };
    }

    static boolean areOn() {
        return tracer != null;
    }

    /** What the step under way on this thread would be the cause of; empty where none is recorded. */
    public static Optional<Cause> cause() {
        if (!areOn() || !Span.current().getSpanContext().isSampled()) {
            return Optional.empty();
        }
        return Optional.of(Cause.of(Context.current()));
    }

    /** A step caused by the one under way on this thread, or the first of a trace. */
    static Step step(String name, SpanKind kind) {
        return step(name, kind, Context.current(), null);
    }

    static Step step(String name, SpanKind kind, Context parent, @Nullable Instant since) {
        Tracer recording = tracer;
        if (recording == null) {
            return Step.NONE;
        }
        SpanBuilder span = recording.spanBuilder(name).setSpanKind(kind).setParent(parent);
        if (since != null) {
            span.setStartTimestamp(since);
        }
        String interactionId = interactionId(parent);
        if (interactionId != null) {
            span.setAttribute(INTERACTION_ATTRIBUTE, interactionId);
        }
        return new Step(parent.with(span.startSpan()));
    }

    static @Nullable String interactionId(Context context) {
        return context.get(INTERACTION);
    }

    /** A context with an interaction id, if that is one: whatever else it may be is nothing to keep. */
    static Context about(@Nullable String interactionId, Context context) {
        return interactionId != null && isUuid(interactionId) ? context.with(INTERACTION, interactionId) : context;
    }

    private static boolean isUuid(String text) {
        try {
            return text.length() == 36 && UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    /** What came with a request or record; headers that say nothing, or nothing that can be read, are as if they were not there. */
    static Context cameWith(Headers headers) {
        return about(headers.last(INTERACTION_ID), W3C.extract(Context.root(), headers, READ));
    }

    static void write(Context context, BiConsumer<String, String> headers) {
        W3C.inject(context, headers, (carrier, name, value) -> {
            if (carrier != null) {
                carrier.accept(name, value);
            }
        });
    }

    private static final class Reading implements TextMapGetter<Headers> {
        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            // No tracestate: other systems' words are not passed on.
            return headers != null && name.equals(TRACEPARENT) ? headers.last(name) : null;
        }
    }
}
