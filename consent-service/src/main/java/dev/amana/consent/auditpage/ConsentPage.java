package dev.amana.consent.auditpage;

import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.decisions.DecisionFilter;
import dev.amana.consent.decisions.Decisions;
import dev.amana.consent.decisions.KeptDecision;
import dev.amana.consent.eventstore.RecordedEvent;
import dev.amana.consent.history.ConsentHistory;
import dev.amana.consent.looks.Looks;
import dev.amana.openbanking.ApiDateTime;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One consent: what happened to it, what it was at any moment, and its calls. All its states are in the page, so that the
 * slider asks nobody; without JavaScript each moment is a request.
 */
@WithConsole
@Controller
class ConsentPage {

    private static final int CALLS = 50;

    private final ConsentHistory history;
    private final Decisions decisions;
    private final Looks looks;
    private final InstantSource clock;

    ConsentPage(ConsentHistory history, Decisions decisions, Looks looks, InstantSource clock) {
        this.history = history;
        this.decisions = decisions;
        this.looks = looks;
        this.clock = clock;
    }

    @GetMapping(path = "/audit/view/{consentId}", produces = MediaType.TEXT_HTML_VALUE)
    String view(
            @AuthenticationPrincipal OidcUser auditor,
            @PathVariable String consentId,
            @RequestParam Optional<String> at,
            @RequestParam Optional<String> step,
            @RequestParam Optional<String> callsBehindTime,
            @RequestParam Optional<String> callsBehindId,
            Model model,
            HttpServletResponse response) {
        Optional<ConsentId> id = ConsentId.parse(consentId);
        Instant now = clock.instant();
        looks.record(auditor.getName(), "ViewConsent", asked(consentId, at));
        List<RecordedEvent> events = id.map(history::of).orElse(List.of());
        if (events.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("title", "There is no such consent");
            model.addAttribute("text", "No consent has the id that was asked for.");
            return "audit/message";
        }
        ConsentLife life = ConsentLife.of(events, now);
        try {
            Instant moment = moment(life, at, step, now);
            model.addAttribute("consentId", consentId);
            model.addAttribute("life", life);
            model.addAttribute("moment", new Moment(moment));
            model.addAttribute("current", life.at(moment).number());
            model.addAttribute("position", life.stepAt(moment));
            showCalls(model, id.orElseThrow(), place(callsBehindTime, callsBehindId));
            return "audit/consent";
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("title", "This moment cannot be shown");
            model.addAttribute("text", "A moment is a date and time with its offset, as 2026-11-27T14:03:07Z.");
            return "audit/message";
        }
    }

    private void showCalls(Model model, ConsentId id, KeptDecision.Place behind) {
        var filter = new DecisionFilter(new DecisionFilter.Subject.OfConsent(id), Optional.empty(), Optional.empty());
        List<KeptDecision> found = decisions.behind(behind, filter, CALLS + 1);
        List<KeptDecision> shown = found.subList(0, Math.min(CALLS, found.size()));
        model.addAttribute("calls", shown.stream().map(ShownCall::of).toList());
        if (found.size() > CALLS) {
            model.addAttribute("nextTime", shown.getLast().decidedAt().toString());
            model.addAttribute("nextId", shown.getLast().decisionId());
        }
    }

    /** The moment asked for, within the consent's life so far. */
    private static Instant moment(ConsentLife life, Optional<String> at, Optional<String> step, Instant now) {
        if (step.isPresent()) {
            return life.at(Integer.parseInt(step.get()));
        }
        Instant asked = at.filter(text -> !text.isBlank())
                .map(text -> ApiDateTime.parse(text.strip()).instant())
                .orElse(now);
        Instant born = life.stretches().getFirst().start().instant();
        return asked.isAfter(now) ? now : asked.isBefore(born) ? born : asked;
    }

    private static KeptDecision.Place place(Optional<String> time, Optional<String> id) {
        if (time.isEmpty() || id.isEmpty()) {
            return KeptDecision.Place.FRONT;
        }
        Instant decidedAt = Instant.parse(time.get());
        if (decidedAt.isBefore(Instant.EPOCH) || decidedAt.isAfter(KeptDecision.Place.FRONT.decidedAt())) {
            throw new IllegalArgumentException("nothing was decided then");
        }
        return new KeptDecision.Place(decidedAt, UUID.fromString(id.get()));
    }

    private static Map<String, String> asked(String consentId, Optional<String> at) {
        Map<String, String> asked = new HashMap<>(Map.of("consentId", shortened(consentId)));
        at.ifPresent(text -> asked.put("at", shortened(text)));
        return asked;
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 100));
    }
}
