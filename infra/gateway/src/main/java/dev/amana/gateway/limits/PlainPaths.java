package dev.amana.gateway.limits;

import dev.amana.gateway.errors.Refusal;
import dev.amana.gateway.errors.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses paths that two readers could read differently: dot segments, empty segments, matrix parameters, and escaped
 * slashes, backslashes, dots, percents, semicolons and control characters. Otherwise the path that a route matched need
 * not be the path that the service answers.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class PlainPaths extends OncePerRequestFilter {

    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|/\\.\\.?(/|$)|[;\\\\]|%(2[eEfF5]|5[cC]|3[bB]|[01][0-9a-fA-F]|7[fF])");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (AMBIGUOUS.matcher(request.getRequestURI()).find()) {
            Refusals.write(Refusal.of(HttpStatus.BAD_REQUEST, "The path is not in its plain form."), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
