package dev.amana.token.pages;

import dev.amana.token.attempts.Decision;
import dev.amana.token.attempts.Stage;
import dev.amana.token.decision.Choice;
import dev.amana.token.decision.Decisions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The customer decides. */
@PsuPage
class DecisionController {

    private final AttemptGate gate;
    private final AttemptPages pages;
    private final Decisions decisions;
    private final Returns returns;

    DecisionController(AttemptGate gate, AttemptPages pages, Decisions decisions, Returns returns) {
        this.gate = gate;
        this.pages = pages;
        this.decisions = decisions;
        this.returns = returns;
    }

    @PostMapping("/authpage/attempts/{id}/decision")
    ModelAndView decide(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(required = false, defaultValue = "") List<String> account,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        OpenAttempt open = gate.open(id, request, response);
        Optional<Decision> chosen = parse(decision, account);
        if (chosen.isEmpty()) {
            return SeeOther.to(open.path());
        }
        if (open.attempt().stage() instanceof Stage.Authenticated) {
            Choice choice = decisions.choose(open.attempt(), chosen.get());
            switch (choice) {
                case NoAccount -> {
                    return refused(open, "decision.no-account", locale);
                }
                case UnknownAccount -> {
                    return refused(open, "decision.unknown-account", locale);
                }
                case Taken -> {}
            }
        }
        return returns.answer(open);
    }

    private ModelAndView refused(OpenAttempt open, String key, Locale locale) {
        return pages.show(open, Map.of("account", Message.of(key)), locale);
    }

    private static Optional<Decision> parse(String decision, List<String> accounts) {
        return switch (decision) {
            case "authorise" ->
                Optional.of(new Decision.Authorise(
                        accounts.stream().filter(id -> !id.isEmpty()).distinct().toList()));
            case "reject" -> Optional.of(new Decision.Reject());
            default -> Optional.empty();
        };
    }
}
