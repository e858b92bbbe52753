package dev.amana.revocations;

import dev.amana.openbanking.error.ErrorWriter;
import dev.amana.openbanking.error.OpenBankingException;
import dev.amana.openbanking.token.AccessToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks {@link StandingTokens} of every request with a token; put it behind the {@link AuthorizationFilter}, so that only what
 * would have passed costs a read. It is made for one chain and no bean, or the container would run it for every path.
 */
public final class RevocationFilter extends OncePerRequestFilter {

    private final StandingTokens tokens;

    public RevocationFilter(StandingTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            if (authentication != null && authentication.getPrincipal() instanceof AccessToken token) {
                tokens.require(token, String.valueOf(authentication.getCredentials()));
            }
        } catch (OpenBankingException refusal) {
            ErrorWriter.write(response, refusal);
            return;
        }
        chain.doFilter(request, response);
    }
}
