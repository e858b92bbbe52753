package dev.amana.token.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Opens {@code /internal} to whoever holds the admin key. */
final class AdminKeyFilter extends OncePerRequestFilter {

    private static final int KEY_CHARACTERS = 32;

    private final byte[] expected;

    private AdminKeyFilter(String key) {
        expected = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
    }

    static AdminKeyFilter of(Path file) {
        try {
            String key = Files.readString(file).strip();
            if (key.length() < KEY_CHARACTERS) {
                throw new IllegalStateException("the admin key " + file + " is shorter than 32 characters");
            }
            return new AdminKeyFilter(key);
        } catch (IOException e) {
            throw new IllegalStateException("no admin key: " + file + " cannot be read", e);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (given != null && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"amana-internal\"");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
    }
}
