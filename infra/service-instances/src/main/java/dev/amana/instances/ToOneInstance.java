package dev.amana.instances;

import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends each request of a {@code RestClient} to an instance of the service; put it last, built on {@link Instances#anyBase}. */
public record ToOneInstance(Instances instances) implements ClientHttpRequestInterceptor {

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        return instances.reach(base -> execution.execute(at(base, request), body));
    }

    private static HttpRequest at(URI base, HttpRequest request) {
        URI target = UriComponentsBuilder.fromUri(request.getURI())
                .scheme(base.getScheme())
                .host(base.getHost())
                .port(base.getPort())
                .build(true)
                .toUri();
        return new HttpRequestWrapper(request) {
            @Override
            public URI getURI() {
                return target;
            }
        };
    }
}
