package dev.amana.traces;

import io.opentelemetry.context.Context;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A step of a trace, as it can be written down to be continued later or elsewhere.
 *
 * @param traceparent W3C Trace Context §3.2
 * @param interactionId of the call it belongs to, a UUID
 */
public record Cause(String traceparent, @Nullable String interactionId) {

    static Cause of(Context context) {
        AtomicReference<@Nullable String> written = new AtomicReference<>();
        Traces.write(context, (name, value) -> {
            if (name.equals(Traces.TRACEPARENT)) {
                written.set(value);
            }
        });
        return new Cause(Objects.requireNonNull(written.get(), "no step"), Traces.interactionId(context));
    }

    Context context() {
        return Traces.cameWith(name -> switch (name) {
            case Traces.TRACEPARENT -> traceparent;
            case Traces.INTERACTION_ID -> interactionId;
            default -> null;
        });
    }
}
