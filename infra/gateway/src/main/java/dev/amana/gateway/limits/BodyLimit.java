package dev.amana.gateway.limits;

import dev.amana.gateway.errors.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that says it is too large at once, and one that does not say as soon as it is. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class BodyLimit extends OncePerRequestFilter {

    private final DataSize maxBody;

    BodyLimit(LimitProperties properties) {
        this.maxBody = properties.maxBody();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long declared = request.getContentLengthLong();
        if (declared > maxBody.toBytes()) {
            Refusals.write(new BodyTooLargeException(maxBody).refusal(), request, response);
        } else if (declared >= 0) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(counted(request), response);
        }
    }

    private HttpServletRequest counted(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public ServletInputStream getInputStream() throws IOException {
                return new CountedInput(super.getInputStream(), maxBody);
            }
        };
    }
}
