package dev.amana.traces;

import io.opentelemetry.api.trace.SpanKind;

/** Calls to other services over HTTP. */
public final class HttpTraces {

    private HttpTraces() {}

    /**
     * Begins to ask a service.
     *
     * @param service its name
     * @param method of HTTP
     */
    public static Step asking(String service, String method) {
        if (!Traces.areOn()) {
            return Step.NONE;
        }
        return Traces.step(method + " " + service, SpanKind.CLIENT)
                .with("http.request.method", method)
                .with("peer.service", service);
    }
}
