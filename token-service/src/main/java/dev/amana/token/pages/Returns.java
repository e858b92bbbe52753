package dev.amana.token.pages;

import dev.amana.token.decision.Answer;
import dev.amana.token.decision.Decisions;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Sends the browser back to the TPP with the answer, or to the page that says why there is none. */
@Component
class Returns {

    private final Decisions decisions;
    private final Redirects redirects;

    Returns(Decisions decisions, Redirects redirects) {
        this.decisions = decisions;
        this.redirects = redirects;
    }

    ModelAndView answer(OpenAttempt open) {
        return switch (decisions.answer(open.id())) {
            case Answer.Granted(String code) ->
                SeeOther.to(redirects.granted(open.attempt().request(), code));
            case Answer.Denied _ -> SeeOther.to(redirects.denied(open.attempt().request()));
            case Answer.Refused _, Answer.AnsweredBefore _, Answer.Undecided _ -> SeeOther.to(open.path());
        };
    }
}
