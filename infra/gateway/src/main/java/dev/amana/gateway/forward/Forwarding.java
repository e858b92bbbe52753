package dev.amana.gateway.forward;

import dev.amana.gateway.errors.Refusal;
import dev.amana.gateway.tls.ShownCertificates;
import dev.amana.gatewaylink.ClientCertificate;
import dev.amana.instances.Instances;
import dev.amana.traces.HttpTraces;
import dev.amana.traces.Step;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Makes the handlers that pass a request on; one per service. */
@Component
public class Forwarding {

    /** Of the caller's own traces: a stranger's word would decide what is recorded here, and be carried everywhere. */
    private static final List<String> OF_TRACES = List.of("traceparent", "tracestate", "baggage");

    private final ProxyExchange exchange;
    private final ForwardedHeaders forwarded;
    private final List<RequestHttpHeadersFilter> onRequest;
    private final List<ResponseHttpHeadersFilter> onResponse;

    Forwarding(
            ProxyExchange exchange,
            ForwardedHeaders forwarded,
            ObjectProvider<RequestHttpHeadersFilter> onRequest,
            ObjectProvider<ResponseHttpHeadersFilter> onResponse) {
        this.exchange = exchange;
        this.forwarded = forwarded;
        this.onRequest = onRequest.orderedStream().toList();
        this.onResponse = onResponse.orderedStream().toList();
    }

    /**
     * The handler that passes requests on to one service: to one of its instances, and to another only where the first
     * could not be connected to, since then it has got nothing of the request.
     *
     * @param service its name, for logs and for nobody outside
     * @param overTls where it answers over TLS; it hears of client certificates there and nowhere else
     */
    public HandlerFunction<ServerResponse> to(String service, Instances instances, Optional<Instances> overTls) {
        Failures failures = new Failures(service);
        return request -> {
            boolean withCertificate =
                    ShownCertificates.of(request.servletRequest()).isPresent();
            if (withCertificate && overTls.isEmpty()) {
                return Failures.answer(
                        Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "Client certificates are not taken at the moment."));
            }
            Instances reached = withCertificate ? overTls.get() : instances;
            String target = target(request);
            return isUri(target)
                    ? failures.orAnswer(
                            request, () -> reached.reach(base -> forward(service, request, at(base, target))))
                    : Failures.answer(Refusal.of(HttpStatus.BAD_REQUEST, "The address is not a valid URI (RFC 3986)."));
        };
    }

    private ServerResponse forward(String service, ServerRequest request, URI target) {
        try (Step step = HttpTraces.asking(service, request.method().name())) {
            return forward(request, target, step);
        }
    }

    private ServerResponse forward(ServerRequest request, URI target, Step step) {
        HttpHeaders sent = requestHeaders(request);
        step.into(sent::set);
        ProxyExchange.Request outgoing = exchange.request(request)
                .uri(target)
                .headers(sent)
                .responseConsumer((answer, response) -> {
                    HttpHeaders headers = answer.getHeaders();
                    step.about(headers.getFirst(Refusal.INTERACTION_ID));
                    step.answered(answer.getStatusCode().value());
                    for (ResponseHttpHeadersFilter filter : onResponse) {
                        headers = filter.apply(headers, response);
                    }
                    headers = HttpHeaders.copyOf(headers);
                    // The gateway's to say: only it knows by what scheme the world comes.
                    headers.remove("Strict-Transport-Security");
                    response.headers().putAll(headers);
                })
                .build();
        try {
            return exchange.exchange(outgoing);
        } catch (RuntimeException failure) {
            step.failed(failure);
            throw failure;
        }
    }

    /** Path and query as they came: taken apart and put together again, they would not be the same bytes. */
    private static String target(ServerRequest request) {
        String query = request.servletRequest().getQueryString();
        return request.servletRequest().getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static boolean isUri(String target) {
        try {
            return new URI("http://any" + target).getRawPath() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static URI at(URI base, String target) {
        return URI.create(base.getScheme() + "://" + base.getAuthority() + target);
    }

    private HttpHeaders requestHeaders(ServerRequest request) {
        HttpHeaders headers = SentHeaders.of(request.servletRequest());
        for (RequestHttpHeadersFilter filter : onRequest) {
            headers = filter.apply(headers, request);
        }
        HttpHeaders outgoing = HttpHeaders.copyOf(headers);
        String peer = request.servletRequest().getRemoteAddr();
        forwarded.write(outgoing, peer, request.headers().firstHeader("X-Forwarded-For"));
        OF_TRACES.forEach(outgoing::remove);
        outgoing.remove(ClientCertificate.HEADER);
        outgoing.remove(ClientCertificate.CHAIN_HEADER);
        ShownCertificates.of(request.servletRequest())
                .ifPresent(certificate -> outgoing.set(ClientCertificate.HEADER, certificate.headerValue()));
        return outgoing;
    }
}
