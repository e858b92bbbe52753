package dev.amana.openbanking.token;

import dev.amana.gatewaylink.ClientCertificate;
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

/**
 * Takes the access token from the Authorization header, and from nowhere else, and checks it. A request without one
 * goes on as nobody's.
 */
class AccessTokenFilter extends OncePerRequestFilter {

    private final TokenCheck tokens;
    private final DpopProof proofs;

    AccessTokenFilter(TokenCheck tokens, DpopProof proofs) {
        this.tokens = tokens;
        this.proofs = proofs;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<AccessTokenAuthentication> token;
        try {
            token = token(request);
        } catch (OpenBankingException refusal) {
            ErrorWriter.write(response, refusal);
            return;
        }
        token.ifPresent(present -> SecurityContextHolder.setContext(new SecurityContextImpl(present)));
        chain.doFilter(request, response);
    }

    private Optional<AccessTokenAuthentication> token(HttpServletRequest request) {
        List<String> headers = headers(request, HttpHeaders.AUTHORIZATION);
        if (headers.size() > 1) {
            throw Challenge.severalTokens();
        }
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        for (Scheme scheme : Scheme.values()) {
            String prefix = scheme.word() + " ";
            if (headers.getFirst().regionMatches(true, 0, prefix, 0, prefix.length())) {
                String presented = headers.getFirst().substring(prefix.length()).strip();
                return Optional.of(new AccessTokenAuthentication(token(request, scheme, presented), presented));
            }
        }
        return Optional.empty();
    }

    private AccessToken token(HttpServletRequest request, Scheme scheme, String presented) {
        TokenCheck.Checked checked = tokens.check(scheme, presented);
        // Bound to a key and no proof: whoever sends it may have found it. A proof for another token proves nothing.
        if (scheme != checked.binding().scheme()) {
            throw Challenge.invalidToken(Scheme.DPOP);
        }
        switch (checked.binding()) {
            case Binding.None _ -> {}
            case Binding.Key key -> checkProof(request, presented, key);
            case Binding.Certificate certificate -> checkCertificate(request, certificate);
            case Binding.Unknown _ -> throw Challenge.invalidToken(scheme);
        }
        return checked.token();
    }

    private void checkProof(HttpServletRequest request, String token, Binding.Key key) {
        List<String> given = headers(request, "DPoP");
        if (given.size() != 1) {
            throw Challenge.invalidProof("One DPoP proof is required");
        }
        proofs.check(given.getFirst(), token, key.thumbprint(), request.getMethod(), request.getRequestURI());
    }

    private static void checkCertificate(HttpServletRequest request, Binding.Certificate bound) {
        if (!ClientCertificate.isShown(request, bound.thumbprint())) {
            throw Challenge.invalidToken(Scheme.BEARER);
        }
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
