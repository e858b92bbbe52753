package dev.amana.token.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The customer who visits their consents enters the code, or asks for another, under the very limits of those who decide. */
@PsuPage
class VisitCodeController {

    private final VisitGate gate;
    private final VisitPages pages;
    private final CodeForm form;

    VisitCodeController(VisitGate gate, VisitPages pages, CodeForm form) {
        this.gate = gate;
        this.pages = pages;
        this.form = form;
    }

    @PostMapping(OpenVisit.DOOR + "/visits/{id}/code")
    ModelAndView enter(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        OpenVisit open = gate.open(id, request, response);
        return form.enter(open, code, message -> refused(open, message, locale));
    }

    @PostMapping(OpenVisit.DOOR + "/visits/{id}/resend")
    ModelAndView resend(
            @PathVariable String id, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        OpenVisit open = gate.open(id, request, response);
        return form.resend(open, locale, message -> refused(open, message, locale));
    }

    private ModelAndView refused(OpenVisit open, Message message, Locale locale) {
        return pages.show(open, Map.of("code", message), locale);
    }
}
