package dev.amana.openbanking.limit;

import dev.amana.openbanking.error.ErrorWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body above the limit: at once when its length is announced, while it is read when it is not. */
class BodyLimitFilter extends OncePerRequestFilter {

    private final long maxBytes;
    private final Set<String> unlimited;

    BodyLimitFilter(long maxBytes, Set<String> unlimited) {
        this.maxBytes = maxBytes;
        this.unlimited = Set.copyOf(unlimited);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return unlimited.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > maxBytes) {
            ErrorWriter.write(response, LimitedBody.tooLarge());
        } else if (request.getContentLengthLong() >= 0) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(limited(request), response);
        }
    }

    private HttpServletRequest limited(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public ServletInputStream getInputStream() throws IOException {
                return new LimitedBody(super.getInputStream(), maxBytes);
            }
        };
    }
}
