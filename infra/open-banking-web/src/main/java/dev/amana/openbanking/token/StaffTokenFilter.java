package dev.amana.openbanking.token;

import dev.amana.openbanking.error.ErrorWriter;
import dev.amana.openbanking.error.OpenBankingException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes a staff token from the Authorization header, and from nowhere else. A request without one goes on as nobody's. */
class StaffTokenFilter extends OncePerRequestFilter {

    private static final String PREFIX = Scheme.BEARER.word() + " ";

    private final StaffTokenCheck tokens;

    StaffTokenFilter(StaffTokenCheck tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<StaffToken> token;
        try {
            token = token(request);
        } catch (OpenBankingException refusal) {
            ErrorWriter.write(response, refusal);
            return;
        }
        token.ifPresent(
                present -> SecurityContextHolder.setContext(new SecurityContextImpl(new StaffAuthentication(present))));
        chain.doFilter(request, response);
    }

    private Optional<StaffToken> token(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() > 1) {
            throw Challenge.severalTokens();
        }
        return headers.stream()
                .filter(header -> header.regionMatches(true, 0, PREFIX, 0, PREFIX.length()))
                .findFirst()
                .map(header -> tokens.check(header.substring(PREFIX.length()).strip()));
    }
}
