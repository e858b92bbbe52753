package dev.amana.token.staff.operations;

import dev.amana.token.staff.Role;
import dev.amana.token.staff.tokens.StaffTokens;
import dev.amana.token.staff.tokens.StaffTokens.Bearer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Opens {@code /operations} to whoever holds a staff token with the role operator (RFC 6750 §2.1). */
final class OperatorFilter extends OncePerRequestFilter {

    /** Request attribute: who it is. */
    static final String OPERATOR = "dev.amana.token.staff.operator";

    private static final String BEARER = "Bearer ";

    private final StaffTokens tokens;

    OperatorFilter(StaffTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Bearer> bearer = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .flatMap(header -> tokens.read(header.substring(BEARER.length()).strip()));
        if (bearer.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"amana-operations\"");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else if (!bearer.get().roles().contains(Role.OPERATOR)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
            response.setStatus(HttpStatus.FORBIDDEN.value());
        } else {
            request.setAttribute(OPERATOR, bearer.get().subject());
            chain.doFilter(request, response);
        }
    }
}
