package dev.amana.instances;

import dev.amana.traces.HttpTraces;
import dev.amana.traces.Step;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends each request of a {@code RestClient} to an instance of the service; put it last, built on {@link Instances#anyBase}. */
public record ToOneInstance(Instances instances) implements ClientHttpRequestInterceptor {

    /**
     * A client whose every request goes to an instance of the service, by plain HTTP/1.1, and follows no redirect.
     *
     * @param connectTimeout how long to wait for a connection
     * @param timeout how long to wait for an answer
     */
    public static RestClient client(Instances instances, Duration connectTimeout, Duration timeout) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(timeout);
        return RestClient.builder()
                .baseUrl(instances.anyBase())
                .requestFactory(requests)
                .requestInterceptor(new ToOneInstance(instances))
                .build();
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        return instances.reach(base -> execute(at(base, request), body, execution));
    }

    private ClientHttpResponse execute(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        try (Step step =
                HttpTraces.asking(instances.service(), request.getMethod().name())) {
            step.into((name, value) -> request.getHeaders().set(name, value));
            try {
                ClientHttpResponse answer = execution.execute(request, body);
                step.answered(answer.getStatusCode().value());
                return answer;
            } catch (IOException failure) {
                step.failed(failure);
                throw failure;
            }
        }
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
