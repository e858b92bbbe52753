package dev.amana.traces;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** A step for each request that is served, named by its route: no path, no query and no header of the caller's is kept. */
final class RequestTraces extends OncePerRequestFilter {

    /** Asked every second or so by whoever watches, and caused by nobody. */
    private static final Set<String> WATCHED = Set.of("/actuator", "/health");

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final boolean continueCallers;
    private final FixedPaths fixed;

    RequestTraces(boolean continueCallers, FixedPaths fixed) {
        this.continueCallers = continueCallers;
        this.fixed = fixed;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return WATCHED.stream().anyMatch(watched -> path.equals(watched) || path.startsWith(watched + "/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER";
        Step step = Traces.step(method, SpanKind.SERVER, cameWith(request, response), null);
        step.with("http.request.method", method);
        boolean later = false;
        try {
            chain.doFilter(request, response);
            later = request.isAsyncStarted();
            if (later) {
                request.getAsyncContext().addListener(new Ending(() -> finish(step, method, request, response)));
            }
        } catch (ServletException | IOException | RuntimeException failure) {
            step.failed(failure);
            throw failure;
        } finally {
            step.leave();
            if (!later) {
                finish(step, method, request, response);
            }
        }
    }

    /** The interaction id that the answer will have, where it is known already: this service's own filter saw to that. */
    private Context cameWith(HttpServletRequest request, HttpServletResponse response) {
        @Nullable String answered = response.getHeader(Traces.INTERACTION_ID);
        String interactionId = answered != null ? answered : request.getHeader(Traces.INTERACTION_ID);
        return continueCallers
                ? Traces.cameWith(name -> name.equals(Traces.INTERACTION_ID) ? interactionId : request.getHeader(name))
                : Traces.about(interactionId, Context.root());
    }

    private void finish(Step step, String method, HttpServletRequest request, HttpServletResponse response) {
        String route = route(request);
        if (route != null) {
            step.named(method + " " + route);
            step.with("http.route", route);
        }
        step.about(response.getHeader(Traces.INTERACTION_ID));
        step.answered(response.getStatus());
        step.end();
    }

    private @Nullable String route(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof Object pattern) {
            return pattern.toString();
        }
        return fixed.paths().contains(request.getRequestURI()) ? request.getRequestURI() : null;
    }

    private record Ending(Runnable finish) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            finish.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
