package dev.amana.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.servlet.ServletException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

class RequestTracesTest {

    private static final String INTERACTION = "8b0a4a36-4b6c-4c6e-9d0a-5a8f0f2f6c11";
    private static final String OTHER = "1c5b3d5e-63f5-4b1b-8b3b-0d9d2b7c9e77";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String TRACEPARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    private final Recorded recorded = new Recorded(Sampler.alwaysOn());
    private final MockHttpServletRequest request =
            new MockHttpServletRequest("GET", "/consents/urn-personal-1234567890/accounts");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @BeforeEach
    void call() {
        request.addHeader("traceparent", TRACEPARENT);
        request.addHeader("x-fapi-interaction-id", INTERACTION);
        request.setQueryString("cpr=800106976");
    }

    @AfterEach
    void off() throws Exception {
        recorded.close();
    }

    @Test
    void requestContinuesTheTraceOfWhoSentItAndSaysNothingOfWhoseDataItIs() throws Exception {
        serve(new RequestTraces(true, FixedPaths.none()));
        SpanData span = recorded.spans().getFirst();
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getName()).isEqualTo("GET /consents/{ConsentId}/accounts");
        assertThat(text(span, "fapi.interaction_id")).isEqualTo(INTERACTION);
        assertThat(span.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(200);
        assertThat(span.toString()).doesNotContain("800106976", "1234567890");
    }

    @Test
    void strangersTraceIsNotContinued() throws Exception {
        serve(new RequestTraces(false, FixedPaths.none()));
        assertThat(recorded.spans().getFirst().getTraceId()).isNotEqualTo(TRACE);
        assertThat(recorded.spans().getFirst().getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void idOfTheAnswerIsTheCalls() throws Exception {
        response.setHeader("x-fapi-interaction-id", OTHER);
        serve(new RequestTraces(true, FixedPaths.none()));
        assertThat(text(recorded.spans().getFirst(), "fapi.interaction_id")).isEqualTo(OTHER);
    }

    @Test
    void failureIsToldByItsKindAlone() {
        var traces = new RequestTraces(true, FixedPaths.none());
        var failing = new MockFilterChain() {
            @Override
            public void doFilter(jakarta.servlet.ServletRequest asked, jakarta.servlet.ServletResponse answer)
                    throws ServletException {
                throw new ServletException("about 800106976");
            }
        };
        assertThatThrownBy(() -> traces.doFilter(request, response, failing)).isInstanceOf(ServletException.class);
        SpanData span = recorded.spans().getFirst();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(span, "error.type")).isEqualTo(ServletException.class.getName());
        assertThat(span.toString()).doesNotContain("800106976");
    }

    @Test
    void pathOfAFilterIsShownWhereItIsFixed() throws Exception {
        request.setRequestURI("/token");
        new RequestTraces(true, new FixedPaths(Set.of("/token"))).doFilter(request, response, new MockFilterChain());
        assertThat(recorded.spans().getFirst().getName()).isEqualTo("GET /token");
    }

    @Test
    void methodOfACallersInventionIsNotRepeated() throws Exception {
        request.setMethod("X800106976");
        serve(new RequestTraces(true, FixedPaths.none()));
        assertThat(recorded.spans().getFirst().toString()).doesNotContain("800106976");
    }

    @Test
    void whoWatchesIsNotTraced() throws Exception {
        for (String path : Set.of("/actuator/health/readiness", "/health")) {
            request.setRequestURI(path);
            new RequestTraces(true, FixedPaths.none()).doFilter(request, response, new MockFilterChain());
        }
        assertThat(recorded.spans()).isEmpty();
    }

    @Test
    void whatIsAskedMeanwhileIsCausedByTheRequest() throws Exception {
        AtomicReference<String> sent = new AtomicReference<>();
        var asking = new MockFilterChain() {
            @Override
            public void doFilter(jakarta.servlet.ServletRequest asked, jakarta.servlet.ServletResponse answer) {
                try (Step step = HttpTraces.asking("consent-service", "GET")) {
                    step.into((name, value) -> {
                        if (name.equals("traceparent")) {
                            sent.set(value);
                        }
                    });
                    step.answered(200);
                }
            }
        };
        new RequestTraces(true, FixedPaths.none()).doFilter(request, response, asking);
        SpanData asked = recorded.span("GET consent-service");
        assertThat(asked.getParentSpanId()).isEqualTo(recorded.span("GET").getSpanId());
        assertThat(text(asked, "fapi.interaction_id")).isEqualTo(INTERACTION);
        assertThat(sent.get()).isEqualTo("00-" + TRACE + "-" + asked.getSpanId() + "-01");
    }

    private void serve(RequestTraces traces) throws Exception {
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/consents/{ConsentId}/accounts");
        traces.doFilter(request, response, new MockFilterChain());
    }

    private static String text(SpanData span, String attribute) {
        return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(attribute)));
    }
}
