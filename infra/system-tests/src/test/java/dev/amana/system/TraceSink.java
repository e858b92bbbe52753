package dev.amana.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Takes traces as a collector does (OTLP over HTTP, protobuf), and keeps those of the time in which somebody looks at them. */
final class TraceSink {

    private static final int BACKLOG = 16;

    private final HttpServer server;
    private final Queue<Step> steps = new ConcurrentLinkedQueue<>();
    private volatile boolean kept;

    /** A span, in words. */
    record Step(String service, String trace, String name, Map<String, String> attributes, String rest) {

        private static Step of(String service, Span span) {
            return new Step(
                    service,
                    HexFormat.of().formatHex(span.getTraceId().toByteArray()),
                    span.getName(),
                    words(span.getAttributesList()),
                    span.getStatus().getMessage() + " " + span.getTraceState() + " "
                            + span.getEventsList().stream()
                                    .map(event -> event.getName() + " " + words(event.getAttributesList()))
                                    .toList()
                            + span.getLinksList().stream()
                                    .map(link -> link.getTraceState() + " " + words(link.getAttributesList()))
                                    .toList());
        }

        /** The call it belongs to. */
        String interactionId() {
            return attributes.getOrDefault("fapi.interaction_id", "");
        }
    }

    private TraceSink(HttpServer server) {
        this.server = server;
    }

    static TraceSink open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            TraceSink sink = new TraceSink(server);
            server.createContext("/v1/traces", sink::take);
            server.start();
            return sink;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/v1/traces");
    }

    void keep() {
        kept = true;
    }

    /** What was taken since {@link #keep}. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            InputStream body = exchange.getRequestBody();
            var told = ExportTraceServiceRequest.parseFrom(zipped ? new GZIPInputStream(body) : body);
            if (kept) {
                told.getResourceSpansList().forEach(process -> {
                    String service =
                            words(process.getResource().getAttributesList()).getOrDefault("service.name", "");
                    process.getScopeSpansList().stream()
                            .flatMap(scope -> scope.getSpansList().stream())
                            .forEach(span -> steps.add(Step.of(service, span)));
                });
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static Map<String, String> words(List<KeyValue> attributes) {
        return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, attribute -> word(attribute.getValue())));
    }

    private static String word(AnyValue value) {
        return Stream.of(value)
                .map(any -> any.hasStringValue()
                        ? any.getStringValue()
                        : any.toString().strip())
                .collect(Collectors.joining());
    }
}
