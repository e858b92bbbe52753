package dev.amana.token.pages;

import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.Decision;
import dev.amana.token.attempts.EndReason;
import dev.amana.token.attempts.Stage;
import dev.amana.token.decision.Decisions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The one address of an attempt: it shows the page that the stage allows, so that a reload or a second tab is always right. */
@PsuPage
class AttemptController {

    private final AttemptGate gate;
    private final AttemptPages pages;
    private final AttemptStore attempts;
    private final Decisions decisions;
    private final Returns returns;
    private final Redirects redirects;

    AttemptController(
            AttemptGate gate,
            AttemptPages pages,
            AttemptStore attempts,
            Decisions decisions,
            Returns returns,
            Redirects redirects) {
        this.gate = gate;
        this.pages = pages;
        this.attempts = attempts;
        this.decisions = decisions;
        this.returns = returns;
        this.redirects = redirects;
    }

    @GetMapping("/authpage/attempts/{id}")
    ModelAndView show(
            @PathVariable String id, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        OpenAttempt open = gate.open(id, request, response);
        return switch (open.attempt().stage()) {
            case Stage.Authenticated _
            when open.attempt().request().consentId().isEmpty() -> {
                decisions.choose(open.attempt(), new Decision.Authorise(List.of()));
                yield returns.answer(open);
            }
            case Stage.Decided _, Stage.Recorded _ -> returns.answer(open);
            case Stage.Started _, Stage.SignedIn _, Stage.Authenticated _, Stage.Concluded _, Stage.Ended _ ->
                pages.show(open, Map.of(), locale);
        };
    }

    /** An address that only takes forms, opened by itself. */
    @GetMapping("/authpage/attempts/{id}/{step}")
    ModelAndView step(
            @PathVariable String id,
            @PathVariable String step,
            HttpServletRequest request,
            HttpServletResponse response) {
        return SeeOther.to(gate.open(id, request, response).path());
    }

    /** Back to the TPP without a decision: nothing changes in the consent. */
    @PostMapping("/authpage/attempts/{id}/cancel")
    ModelAndView cancel(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        OpenAttempt open = gate.open(id, request, response);
        return attempts.end(open.id(), EndReason.Cancelled)
                ? SeeOther.to(redirects.denied(open.attempt().request()))
                : SeeOther.to(open.path());
    }

    /** Once more to the TPP, for a browser that lost the first answer on its way. */
    @PostMapping("/authpage/attempts/{id}/return")
    ModelAndView again(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        return returns.answer(gate.open(id, request, response));
    }
}
