package dev.amana.token.server;

import dev.amana.token.errors.OAuthRequestGuard;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts and times what TPPs ask of the OAuth endpoints. Spring's own meter knows them as one, for no controller answers them.
 * Every label comes from a closed list: a caller cannot make new ones.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestMetrics extends OncePerRequestFilter {

    private static final Map<String, String> ENDPOINTS = Map.of(
            Endpoints.TOKEN, "token",
            Endpoints.PAR, "par",
            Endpoints.INTROSPECT, "introspection",
            Endpoints.REVOKE, "revocation");

    private static final Set<String> GRANTS = Set.of("client_credentials", "authorization_code", "refresh_token");

    private final MeterRegistry meters;
    private final MeterProvider<Timer> requests;

    RequestMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.requests = Timer.builder("amana.oauth.requests")
                .description(
                        "Requests to the OAuth endpoints, by grant where there is one, and by their answer's status")
                .withRegistry(meters);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ENDPOINTS.containsKey(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Timer.Sample sample = Timer.start(meters);
        try {
            chain.doFilter(request, response);
        } finally {
            String endpoint = ENDPOINTS.getOrDefault(request.getRequestURI(), "none");
            sample.stop(requests.withTags(
                    "endpoint",
                    endpoint,
                    "grant",
                    endpoint.equals("token") ? grant(request) : "none",
                    "status",
                    Integer.toString(response.getStatus())));
        }
    }

    /** No form is read for the label's sake: of what was refused before, or cannot be read, the answer has said so. */
    private static String grant(HttpServletRequest request) {
        return OAuthRequestGuard.parameter(request, "grant_type")
                .filter(GRANTS::contains)
                .orElse("other");
    }
}
