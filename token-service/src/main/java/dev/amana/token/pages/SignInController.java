package dev.amana.token.pages;

import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.Stage;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The customer says who they are. */
@PsuPage
class SignInController {

    private final AttemptGate gate;
    private final AttemptPages pages;
    private final AttemptStore attempts;
    private final SignIn signIn;
    private final ClientAddress address;
    private final Dates dates;

    SignInController(
            AttemptGate gate,
            AttemptPages pages,
            AttemptStore attempts,
            SignIn signIn,
            ClientAddress address,
            Dates dates) {
        this.gate = gate;
        this.pages = pages;
        this.attempts = attempts;
        this.signIn = signIn;
        this.address = address;
        this.dates = dates;
    }

    @PostMapping("/authpage/attempts/{id}/sign-in")
    ModelAndView signIn(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String cpr,
            @RequestParam(defaultValue = "") String mobile,
            @RequestParam(defaultValue = "") String cif,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        OpenAttempt open = gate.open(id, request, response);
        if (open.attempt().stage() instanceof Stage.Ended) {
            return SeeOther.to(open.path());
        }
        TypedCredentials typed = new TypedCredentials(cpr, mobile, cif);
        if (!typed.malformed().isEmpty()) {
            return pages.show(open, SignInForm.errors(typed), locale)
                    .addObject("cpr", cpr)
                    .addObject("mobile", mobile)
                    .addObject("cif", cif);
        }
        return switch (signIn.signIn(open.id(), open.attempt().signIns(), typed.credentials(), address.of(request))) {
            case SignInOutcome.CodeSent _ -> {
                SignedInSession.note(request, open.id());
                yield SeeOther.to(open.path());
            }
            case SignInOutcome.AddressWaits(Instant until) -> {
                ModelAndView page = wait(open, "sign-in.address-waits", dates.time(until, locale), locale);
                page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
                yield page;
            }
            case SignInOutcome.TooSoon(Instant from) ->
                wait(open, "sign-in.too-soon", dates.timeWithSeconds(from, locale), locale);
            case SignInOutcome.CustomerWaits _, SignInOutcome.NotOpen _ -> SeeOther.to(open.path());
        };
    }

    /** Nobody can say which of the three was wrong; the customer may have seen it themselves. */
    @PostMapping("/authpage/attempts/{id}/correct")
    ModelAndView correct(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        OpenAttempt open = gate.open(id, request, response);
        attempts.signInAgain(open.id());
        return SeeOther.to(open.path());
    }

    private ModelAndView wait(OpenAttempt open, String key, String until, Locale locale) {
        return pages.show(open, Map.of(SignInForm.WHOLE_FORM, Message.of(key, until)), locale);
    }
}
