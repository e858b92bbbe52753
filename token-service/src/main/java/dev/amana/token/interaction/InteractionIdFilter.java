package dev.amana.token.interaction;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Echoes {@code x-fapi-interaction-id}, or makes one where none (or no UUID) came; it is in every log line of the request. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class InteractionIdFilter extends OncePerRequestFilter {

    private static final String HEADER = "x-fapi-interaction-id";
    private static final String IN_LOGS = "interactionId";
    private static final Pattern UUID_SHAPE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = Optional.ofNullable(request.getHeader(HEADER))
                .filter(given -> UUID_SHAPE.matcher(given).matches())
                .map(given -> given.toLowerCase(Locale.ROOT))
                .orElseGet(() -> UUID.randomUUID().toString());
        response.setHeader(HEADER, id);
        try (MDC.MDCCloseable _ = MDC.putCloseable(IN_LOGS, id)) {
            chain.doFilter(request, response);
        }
    }

    /** The id of the request under way; empty outside of one. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(IN_LOGS));
    }
}
