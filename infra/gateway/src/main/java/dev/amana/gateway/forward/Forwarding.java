package dev.amana.gateway.forward;

import dev.amana.gateway.errors.Refusal;
import dev.amana.instances.Instances;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
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
     * The handler that passes requests on to one service: to one of its instances, and to another only where the first
     * could not be connected to, since then it has got nothing of the request.
     *
     * @param service its name, for logs and for nobody outside
     */
    public HandlerFunction<ServerResponse> to(String service, Instances instances) {
        Failures failures = new Failures(service);
        return request -> {
            String target = target(request);
            return isUri(target)
                    ? failures.orAnswer(request, () -> instances.reach(base -> forward(request, at(base, target))))
                    : Failures.answer(Refusal.of(HttpStatus.BAD_REQUEST, "The address is not a valid URI (RFC 3986)."));
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
        return outgoing;
    }
}
