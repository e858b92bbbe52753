package dev.amana.token.pages;

import dev.amana.token.TokenServiceSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language of a page: what the customer chose here, else what the browser prefers, else English. */
@Component("localeResolver")
class Languages implements LocaleResolver {

    /** Nothing of a session hangs on it, so that choosing a language changes nothing else. */
    static final String COOKIE = "amana-language";

    /** A customer who comes back with the next consent does not choose again. */
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private static final int HEADER_CHARACTERS = 200;

    private final boolean secure;

    Languages(TokenServiceSettings settings) {
        this.secure = "https".equals(settings.publicBase().getScheme());
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return chosen(request).orElseGet(() -> preferred(request)).locale();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("a language is chosen by its link");
    }

    void remember(Language language, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, language.tag())
                        .path("/")
                        .maxAge(REMEMBERED)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private static Optional<Language> chosen(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .flatMap(Language::tagged);
    }

    private static Language preferred(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE));
        String all = String.join(",", headers);
        try {
            return all.isBlank() || all.length() > HEADER_CHARACTERS
                    ? Language.ENGLISH
                    : Language.preferred(Locale.LanguageRange.parse(all));
        } catch (IllegalArgumentException malformed) {
            return Language.ENGLISH;
        }
    }
}
