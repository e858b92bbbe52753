package dev.amana.token.pages;

import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.EndReason;
import dev.amana.token.attempts.SignedInCustomer;
import dev.amana.token.attempts.Stage;
import dev.amana.token.otp.Entry;
import dev.amana.token.otp.OneTimeCodes;
import dev.amana.token.otp.Sending;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The code of a visit, under the very limits of every other code. */
@PsuPage
class VisitCodeController {

    private final VisitGate gate;
    private final VisitPages pages;
    private final AttemptStore steps;
    private final OneTimeCodes codes;
    private final Dates dates;

    VisitCodeController(VisitGate gate, VisitPages pages, AttemptStore steps, OneTimeCodes codes, Dates dates) {
        this.gate = gate;
        this.pages = pages;
        this.steps = steps;
        this.codes = codes;
        this.dates = dates;
    }

    @PostMapping(OpenVisit.DOOR + "/visits/{id}/code")
    ModelAndView enter(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        OpenVisit open = gate.open(id, request, response);
        if (!(open.stage() instanceof Stage.SignedIn)) {
            return SeeOther.to(open.path());
        }
        Optional<String> digits = TypedCode.digits(code);
        if (digits.isEmpty()) {
            return refused(open, Message.of("code.format"), locale);
        }
        return switch (codes.enter(open.id(), digits.get())) {
            case Entry.Right _, Entry.LastWrong _, Entry.Waits _, Entry.NothingToEnter _ -> SeeOther.to(open.path());
            case Entry.Wrong(int left) -> refused(open, Message.of("code.wrong", left), locale);
            case Entry.TooLate _ -> refused(open, Message.of("code.too-late"), locale);
        };
    }

    @PostMapping(OpenVisit.DOOR + "/visits/{id}/resend")
    ModelAndView resend(
            @PathVariable String id, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        OpenVisit open = gate.open(id, request, response);
        Optional<SignedInCustomer> customer = steps.signedInCustomer(open.id());
        if (!(open.stage() instanceof Stage.SignedIn) || customer.isEmpty()) {
            return SeeOther.to(open.path());
        }
        return switch (codes.send(open.id(), customer.get())) {
            case Sending.Sent _ -> SeeOther.to(open.path() + "?sent");
            case Sending.TooSoon(Instant from) ->
                refused(open, Message.of("code.too-soon", dates.timeWithSeconds(from, locale)), locale);
            case Sending.NoMore _ -> refused(open, Message.of("code.no-more"), locale);
            case Sending.Waits _ -> {
                steps.end(open.id(), EndReason.CustomerWaits);
                yield SeeOther.to(open.path());
            }
        };
    }

    private ModelAndView refused(OpenVisit open, Message message, Locale locale) {
        return pages.show(open, Map.of("code", message), locale);
    }
}
