package dev.amana.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A step of a trace, under way on the thread that began it until that thread closes it. Log lines meanwhile show the
 * trace's id where it is recorded. What it says beyond its name is of a closed set, and none of it is anybody's data.
 */
public final class Step implements AutoCloseable {

    /** The key under which log lines show the trace's id. */
    public static final String MDC_KEY = "traceId";

    /** Where traces are off. */
    static final Step NONE = new Step();

    private static final int FIRST_FAULT = 500;

    private final Context context;
    private final Span span;
    private final Scope scope;
    private final @Nullable String loggedBefore;

    private Step() {
        this.context = Context.root();
        this.span = Span.getInvalid();
        this.scope = Scope.noop();
        this.loggedBefore = null;
    }

    @SuppressWarnings("MustBeClosedChecker") // by leave, on the same thread
    Step(Context context) {
        this.context = context;
        this.span = Span.fromContext(context);
        this.scope = context.makeCurrent();
        this.loggedBefore = MDC.get(MDC_KEY);
        if (span.getSpanContext().isSampled()) {
            MDC.put(MDC_KEY, span.getSpanContext().getTraceId());
        }
    }

    /** The step that is none: for what nothing caused that was recorded. */
    public static Step none() {
        return NONE;
    }

    /** Puts into headers what makes the receiver's steps continue this one; nothing where traces are off. */
    public void into(BiConsumer<String, String> headers) {
        if (this == NONE) {
            return;
        }
        Traces.write(context, headers);
        String interactionId = Traces.interactionId(context);
        if (interactionId != null) {
            headers.accept(Traces.INTERACTION_ID, interactionId);
        }
    }

    /** How the other side answered; 5xx is a fault. */
    public void answered(int status) {
        span.setAttribute("http.response.status_code", status);
        if (status >= FIRST_FAULT) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute("error.type", Integer.toString(status));
        }
    }

    /** That it failed, and by what kind of failure: the message could be about somebody. */
    public void failed(Throwable failure) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute("error.type", failure.getClass().getName());
    }

    /** For words of this platform's own: a query's name, an outcome. Never a value that came from outside. */
    public Step with(String attribute, String word) {
        span.setAttribute(attribute, word);
        return this;
    }

    void named(String name) {
        span.updateName(name);
    }

    /** What call it belongs to, where that is known only from the answer; what is no UUID is left out. */
    public void about(@Nullable String interactionId) {
        String known = this == NONE ? null : Traces.interactionId(Traces.about(interactionId, Context.root()));
        if (known != null) {
            span.setAttribute(Traces.INTERACTION_ATTRIBUTE, known);
        }
    }

    /** Leaves the thread, and goes on without it. */
    void leave() {
        scope.close();
        if (this != NONE) {
            if (loggedBefore == null) {
                MDC.remove(MDC_KEY);
            } else {
                MDC.put(MDC_KEY, loggedBefore);
            }
        }
    }

    void end() {
        span.end();
    }

    @Override
    public void close() {
        leave();
        end();
    }
}
