package dev.amana.traces;

import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.concurrent.TimeUnit;

/** This process's recording, for as long as it lives; what is left to send is sent when it ends. */
record Recording(SdkTracerProvider provider, AutoCloseable on) implements AutoCloseable {

    private static final long CLOSE_SECONDS = 2;

    Recording(SdkTracerProvider provider) {
        this(provider, Traces.record(provider));
    }

    @Override
    public void close() throws Exception {
        on.close();
        provider.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
