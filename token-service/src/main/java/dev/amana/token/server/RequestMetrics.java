package dev.amana.token.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
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

    RequestMetrics(MeterRegistry meters) {
        this.meters = meters;
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
            sample.stop(Timer.builder("amana.oauth.requests")
                    .description(
                            "Requests to the OAuth endpoints, by grant where there is one, and by their answer's status")
                    .tag("endpoint", endpoint)
                    .tag("grant", endpoint.equals("token") ? grant(request) : "none")
                    .tag("status", Integer.toString(response.getStatus()))
                    .register(meters));
        }
    }

    private static String grant(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getParameter("grant_type"))
                    .filter(GRANTS::contains)
                    .orElse("other");
        } catch (IllegalStateException unreadable) {
            return "other"; // a form that cannot be parsed; the answer has said so
        }
    }
}
