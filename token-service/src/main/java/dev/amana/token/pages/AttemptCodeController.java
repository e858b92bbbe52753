package dev.amana.token.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The customer who decides enters the code from their phone, or asks for another. */
@PsuPage
class AttemptCodeController {

    private final AttemptGate gate;
    private final AttemptPages pages;
    private final CodeForm form;

    AttemptCodeController(AttemptGate gate, AttemptPages pages, CodeForm form) {
        this.gate = gate;
        this.pages = pages;
        this.form = form;
    }

    @PostMapping("/authpage/attempts/{id}/code")
    ModelAndView enter(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        OpenAttempt open = gate.open(id, request, response);
        return form.enter(open, code, message -> refused(open, message, locale));
    }

    @PostMapping("/authpage/attempts/{id}/resend")
    ModelAndView resend(
            @PathVariable String id, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        OpenAttempt open = gate.open(id, request, response);
        return form.resend(open, locale, message -> refused(open, message, locale));
    }

    private ModelAndView refused(OpenAttempt open, Message message, Locale locale) {
        return pages.show(open, Map.of("code", message), locale);
    }
}
