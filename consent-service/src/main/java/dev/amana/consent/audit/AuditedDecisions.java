package dev.amana.consent.audit;

import dev.amana.consent.consents.ConsentId;
import dev.amana.consent.decisions.DecisionFilter;
import dev.amana.consent.decisions.DecisionFilter.Subject;
import dev.amana.consent.decisions.Decisions;
import dev.amana.consent.decisions.KeptDecision;
import dev.amana.consent.looks.Looks;
import dev.amana.openbanking.interaction.InteractionId;
import dev.amana.openbanking.token.StaffToken;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why data calls passed or did not: by which rule, and on what. */
@RestController
@RequestMapping(path = "/audit/decisions", produces = MediaType.APPLICATION_JSON_VALUE)
class AuditedDecisions {

    private final Decisions decisions;
    private final Looks looks;

    AuditedDecisions(Decisions decisions, Looks looks) {
        this.decisions = decisions;
        this.looks = looks;
    }

    @GetMapping
    ListOfDecisions find(StaffToken staff, HttpServletRequest request) {
        Parameters parameters = Parameters.of(request, "consentId", "interactionId", "from", "to", "cursor", "limit");
        parameters.exactlyOne("consentId", "interactionId");
        Optional<Subject> subject = Stream.of(
                        parameters.value("consentId", text -> (Subject) new Subject.OfConsent(new ConsentId(text))),
                        parameters.value("interactionId", AuditedDecisions::ofInteraction))
                .flatMap(Optional::stream)
                .findFirst();
        Optional<Instant> from = parameters.instant("from");
        Optional<Instant> to = parameters.instant("to");
        parameters.inOrder(from, to);
        int limit = parameters.limit();
        KeptDecision.Place behind =
                parameters.value("cursor", ListOfDecisions::place).orElse(KeptDecision.Place.FRONT);
        parameters.check();
        looks.record(staff.staffId(), "FindDecisions", parameters.asked());
        DecisionFilter filter = new DecisionFilter(subject.orElseThrow(), from, to);
        List<KeptDecision> found = decisions.behind(behind, filter, limit + 1);
        return ListOfDecisions.of(found, limit);
    }

    private static Subject ofInteraction(String text) {
        return new Subject.OfInteraction(InteractionId.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("not a UUID"))
                .value());
    }
}
