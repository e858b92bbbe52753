package dev.amana.gateway.forward;

import dev.amana.gateway.errors.Refusal;
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
     * The handler that passes requests on to one service.
     *
     * @param service its name, for logs and for nobody outside
     */
    public HandlerFunction<ServerResponse> to(String service, URI base) {
        Failures failures = new Failures(service);
        return request -> {
            Optional<URI> target = target(request, base);
            return target.isEmpty()
                    ? Failures.answer(Refusal.of(HttpStatus.BAD_REQUEST, "The address is not a valid URI (RFC 3986)."))
                    : failures.orAnswer(request, () -> forward(request, target.get()));
        };
    }

    private ServerResponse forward(ServerRequest request, URI target) {
        ProxyExchange.Request outgoing = exchange.request(request)
                .uri(target)
                .headers(requestHeaders(request))
                .responseConsumer((answer, response) -> {
                    HttpHeaders headers = answer.getHeaders();
                    for (ResponseHttpHeadersFilter filter : onResponse) {
                        headers = filter.apply(headers, response);
                    }
                    response.headers().putAll(headers);
                })
                .build();
        return exchange.exchange(outgoing);
    }

    /** Path and query as they came: taken apart and put together again, they would not be the same bytes. */
    private static Optional<URI> target(ServerRequest request, URI base) {
        String query = request.servletRequest().getQueryString();
        String path = request.servletRequest().getRequestURI();
        String target = base.getScheme() + "://" + base.getAuthority() + path + (query == null ? "" : "?" + query);
        try {
            return Optional.of(new URI(target));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private HttpHeaders requestHeaders(ServerRequest request) {
        HttpHeaders headers = SentHeaders.of(request.servletRequest());
        for (RequestHttpHeadersFilter filter : onRequest) {
            headers = filter.apply(headers, request);
        }
        HttpHeaders outgoing = HttpHeaders.copyOf(headers);
        String peer = request.servletRequest().getRemoteAddr();
        forwarded.write(outgoing, peer, request.headers().firstHeader("X-Forwarded-For"));
        return outgoing;
    }
}
