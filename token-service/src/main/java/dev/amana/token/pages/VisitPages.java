package dev.amana.token.pages;

import dev.amana.token.attempts.EndReason;
import dev.amana.token.attempts.Stage;
import dev.amana.token.otp.CodeState;
import dev.amana.token.otp.OneTimeCodes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The pages of signing in to a visit, and of its end. */
@Component
class VisitPages {

    private final OneTimeCodes codes;
    private final Dates dates;
    private final MessageSource messages;
    private final InstantSource clock;

    VisitPages(OneTimeCodes codes, Dates dates, MessageSource messages, InstantSource clock) {
        this.codes = codes;
        this.dates = dates;
        this.messages = messages;
        this.clock = clock;
    }

    /** The way in. */
    ModelAndView door(Map<String, Message> errors, Locale locale) {
        return with(new ModelAndView("authpage/consents-sign-in"), errors, locale);
    }

    /** The page that a visit's stage allows, before its consents are shown. */
    ModelAndView show(OpenVisit open, Map<String, Message> errors, Locale locale) {
        return switch (open.stage()) {
            case Stage.Started _, Stage.Authenticated _ -> SeeOther.to(OpenVisit.DOOR);
            case Stage.SignedIn(String mobileEnding) -> code(open, mobileEnding, errors, locale);
            case Stage.Ended(EndReason reason) -> ended(reason);
            case Stage.Decided _, Stage.Recorded _, Stage.Concluded _ ->
                throw new IllegalStateException("nothing is decided in a visit");
        };
    }

    private ModelAndView code(OpenVisit open, String mobileEnding, Map<String, Message> errors, Locale locale) {
        CodeState state = codes.state(open.id()).orElseThrow();
        Instant now = clock.instant();
        ModelAndView page = new ModelAndView("authpage/code");
        CodePage.describe(page, state, mobileEnding, now, dates, locale);
        page.addObject("path", open.path());
        page.addObject("finishBy", dates.time(open.visit().expiresAt(), locale));
        return with(page, errors, locale);
    }

    private static ModelAndView ended(EndReason reason) {
        return reason == EndReason.Cancelled
                ? new ModelAndView("authpage/signed-out")
                : new ModelAndView("authpage/visit-ended").addObject("reason", reason.name());
    }

    private ModelAndView with(ModelAndView page, Map<String, Message> errors, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        errors.forEach((field, message) -> texts.put(
                field, messages.getMessage(message.key(), message.arguments().toArray(), locale)));
        page.addObject("errors", texts);
        if (!errors.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }
}
