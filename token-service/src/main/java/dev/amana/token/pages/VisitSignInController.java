package dev.amana.token.pages;

import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.EndReason;
import dev.amana.token.signin.ClientAddress;
import dev.amana.token.signin.SignIn;
import dev.amana.token.signin.SignInOutcome;
import dev.amana.token.signin.TypedCredentials;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The way in to a customer's own consents, and out again. */
@PsuPage
class VisitSignInController {

    private final VisitGate gate;
    private final VisitPages pages;
    private final AttemptStore steps;
    private final SignIn signIn;
    private final ClientAddress address;
    private final Dates dates;

    VisitSignInController(
            VisitGate gate, VisitPages pages, AttemptStore steps, SignIn signIn, ClientAddress address, Dates dates) {
        this.gate = gate;
        this.pages = pages;
        this.steps = steps;
        this.signIn = signIn;
        this.address = address;
        this.dates = dates;
    }

    @GetMapping(OpenVisit.DOOR)
    ModelAndView door(HttpServletRequest request, Locale locale) {
        AttemptGate.startSession(request);
        return pages.door(Map.of(), locale);
    }

    /** An address that only takes the form, opened by itself. */
    @GetMapping(OpenVisit.DOOR + "/sign-in")
    ModelAndView opened() {
        return SeeOther.to(OpenVisit.DOOR);
    }

    @PostMapping(OpenVisit.DOOR + "/sign-in")
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String cpr,
            @RequestParam(defaultValue = "") String mobile,
            @RequestParam(defaultValue = "") String cif,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        TypedCredentials typed = new TypedCredentials(cpr, mobile, cif);
        if (!typed.malformed().isEmpty()) {
            return pages.door(SignInForm.errors(typed), locale)
                    .addObject("cpr", cpr)
                    .addObject("mobile", mobile)
                    .addObject("cif", cif);
        }
        OpenVisit open = gate.begin(request, response);
        return switch (signIn.signIn(open.id(), 0, typed.credentials(), address.of(request))) {
            case SignInOutcome.CodeSent _ -> {
                SignedInSession.note(request, open.id());
                yield SeeOther.to(open.path());
            }
            case SignInOutcome.AddressWaits(Instant until) -> {
                ModelAndView page = wait("sign-in.address-waits", dates.time(until, locale), locale);
                page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
                yield page;
            }
            case SignInOutcome.TooSoon(Instant from) ->
                wait("sign-in.too-soon", dates.timeWithSeconds(from, locale), locale);
            case SignInOutcome.CustomerWaits _, SignInOutcome.NotOpen _ -> {
                SignedInSession.note(request, open.id());
                yield SeeOther.to(open.path());
            }
        };
    }

    /** Back to the beginning: of what was typed something may have been wrong. */
    @PostMapping(OpenVisit.DOOR + "/visits/{id}/correct")
    ModelAndView correct(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        steps.end(gate.open(id, request, response).id(), EndReason.Cancelled);
        return SeeOther.to(OpenVisit.DOOR);
    }

    @PostMapping({OpenVisit.DOOR + "/visits/{id}/sign-out", OpenVisit.DOOR + "/visits/{id}/cancel"})
    ModelAndView signOut(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        OpenVisit open = gate.open(id, request, response);
        steps.end(open.id(), EndReason.Cancelled);
        return SeeOther.to(open.path());
    }

    private ModelAndView wait(String key, String until, Locale locale) {
        return pages.door(Map.of(SignInForm.WHOLE_FORM, Message.of(key, until)), locale);
    }
}
