package dev.amana.token.staff.signin;

import dev.amana.token.keys.OpaqueValue;
import dev.amana.token.staff.StaffSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Ties a sign-in to the browser that began it: 256 random bits for that one sign-in, sent to its page alone. The customers' session is
 * another cookie, which nothing here reads.
 */
@Component
final class SignInCookie {

    private final StaffSettings settings;

    SignInCookie(StaffSettings settings) {
        this.settings = settings;
    }

    static String path(UUID signIn) {
        return StaffSettings.PATH + "/sign-in/" + signIn;
    }

    void set(HttpServletResponse response, UUID signIn, String value) {
        write(response, signIn, value, settings.signInWithin());
    }

    void remove(HttpServletResponse response, UUID signIn) {
        write(response, signIn, "", Duration.ZERO);
    }

    private void write(HttpServletResponse response, UUID signIn, String value, Duration maxAge) {
        ResponseCookie cookie = ResponseCookie.from(name(), value)
                .path(path(signIn))
                .httpOnly(true)
                .secure(settings.isSecure())
                // Lax, not Strict: the browser may come here from a console on another site.
                .sameSite("Lax")
                .maxAge(maxAge)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name()))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    private String name() {
        return settings.isSecure() ? "__Secure-amana-staff" : "amana-staff";
    }

    /** What the page's form carries back: only who knows the cookie can make it, and it does not give the cookie away. */
    static String formToken(String cookie) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(OpaqueValue.digest("form " + cookie));
    }

    static boolean fits(String cookie, String formToken) {
        return MessageDigest.isEqual(
                formToken(cookie).getBytes(StandardCharsets.UTF_8), formToken.getBytes(StandardCharsets.UTF_8));
    }
}
