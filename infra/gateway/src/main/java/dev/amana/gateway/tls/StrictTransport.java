package dev.amana.gateway.tls;

import dev.amana.gateway.addresses.Addresses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers to come by TLS alone (RFC 6797), where the public address is an https one. On a sandbox's plain loopback it would
 * shut out every other program on localhost.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class StrictTransport extends OncePerRequestFilter {

    /** Two years, as browsers' preload lists ask. */
    private static final String POLICY = "max-age=63072000; includeSubDomains";

    private final boolean https;

    StrictTransport(Addresses addresses) {
        this.https = "https".equals(addresses.publicBase().getScheme());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (https) {
            response.setHeader("Strict-Transport-Security", POLICY);
        }
        chain.doFilter(request, response);
    }
}
