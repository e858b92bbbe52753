package dev.amana.token.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The links to the other languages, and what following one does: the choice is remembered and the same page comes again, in whatever
 * stage its attempt is. It leads nowhere else, and touches neither session nor attempt.
 */
@Component("languageSwitch")
public class LanguageSwitch implements HandlerInterceptor {

    private static final String PARAMETER = "lang";
    private static final String FORWARDED_FROM = "jakarta.servlet.forward.request_uri";

    /**
     * A language that the page is not in.
     *
     * @param tag RFC 5646
     * @param name in that language
     * @param address of this page in it
     */
    public record Other(String tag, String name, String address) {}

    private final Languages languages;

    LanguageSwitch(Languages languages) {
        this.languages = languages;
    }

    /** Every language but the page's own. */
    public List<Other> others() {
        String current = LocaleContextHolder.getLocale().getLanguage();
        String address = address();
        return Arrays.stream(Language.values())
                .filter(language -> !language.tag().equals(current))
                .map(language ->
                        new Other(language.tag(), language.ownName(), address + "?" + PARAMETER + "=" + language.tag()))
                .toList();
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Optional<Language> chosen = "GET".equals(request.getMethod())
                ? Optional.ofNullable(request.getParameter(PARAMETER)).flatMap(Language::tagged)
                : Optional.empty();
        if (chosen.isEmpty()) {
            return true;
        }
        languages.remember(chosen.get(), response);
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, request.getRequestURI());
        return false;
    }

    private static String address() {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return request.getAttribute(FORWARDED_FROM) instanceof String original ? original : request.getRequestURI();
    }
}
