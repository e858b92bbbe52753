package dev.amana.gateway.limits;

import dev.amana.gateway.errors.Refusal;
import dev.amana.gateway.errors.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a body whose type is a range, such as {@code application/*}: no body has one, and Spring's routing fails over
 * it. What is no type at all goes on to the service, which refuses it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 12)
class OneContentType extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isRange(request.getContentType())) {
            Refusal refusal = Refusal.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The Content-Type must be one type.");
            Refusals.write(refusal, request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isRange(@Nullable String type) {
        try {
            return type != null
                    && !type.isEmpty()
                    && !MediaType.parseMediaType(type).isConcrete();
        } catch (InvalidMediaTypeException noType) {
            return false;
        }
    }
}
