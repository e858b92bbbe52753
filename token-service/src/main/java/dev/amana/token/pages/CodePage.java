package dev.amana.token.pages;

import dev.amana.token.otp.CodeState;
import java.time.Instant;
import java.util.Locale;
import org.springframework.web.servlet.ModelAndView;

/** What the page on which a code is entered says about the code. */
final class CodePage {

    private CodePage() {}

    static void describe(
            ModelAndView page, CodeState state, String mobileEnding, Instant now, Dates dates, Locale locale) {
        page.addObject("mobileEnding", mobileEnding);
        page.addObject("expired", state.isExpired(now));
        page.addObject("validUntil", dates.time(state.expiresAt(), locale));
        page.addObject("resendsLeft", state.resendsLeft());
        page.addObject("mayResend", state.mayResend(now));
        page.addObject("resendFrom", dates.timeWithSeconds(state.resendFrom(), locale));
    }
}
