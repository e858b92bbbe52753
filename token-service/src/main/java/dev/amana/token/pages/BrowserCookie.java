package dev.amana.token.pages;

import dev.amana.dpop.Sha256;
import dev.amana.token.TokenServiceSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Tells one browser from another, longer than a session lasts: so that a customer who was away too long reads that, and not that
 * somebody else is at work. It opens nothing by itself; what a customer has proven is in the session.
 */
@Component
class BrowserCookie {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final boolean secure;

    BrowserCookie(TokenServiceSettings settings) {
        this.secure = "https".equals(settings.publicBase().getScheme());
    }

    /** SHA-256 of this browser's cookie; one without gets one. */
    byte[] digest(HttpServletRequest request, HttpServletResponse response) {
        Cookie sent = WebUtils.getCookie(request, name());
        if (sent != null && !sent.getValue().isEmpty()) {
            return Sha256.of(sent.getValue());
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .build()
                        .toString());
        return Sha256.of(value);
    }

    /** Behind TLS the prefix keeps other hosts of the domain from setting it (RFC 6265bis §4.1.3.2). */
    private String name() {
        return secure ? "__Host-amana-browser" : "amana-browser";
    }
}
