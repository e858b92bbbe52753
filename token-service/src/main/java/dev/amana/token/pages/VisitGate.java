package dev.amana.token.pages;

import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.EndReason;
import dev.amana.token.attempts.Stage;
import dev.amana.token.attempts.Visit;
import dev.amana.token.attempts.VisitStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Lets a browser into a visit: the one that began it, while there is time, with the session in which somebody signed in. */
@Component
class VisitGate {

    private final VisitStore visits;
    private final AttemptStore steps;
    private final BrowserCookie browser;
    private final InstantSource clock;

    VisitGate(VisitStore visits, AttemptStore steps, BrowserCookie browser, InstantSource clock) {
        this.visits = visits;
        this.steps = steps;
        this.browser = browser;
        this.clock = clock;
    }

    OpenVisit begin(HttpServletRequest request, HttpServletResponse response) {
        return new OpenVisit(visits.begin(browser.digest(request, response)));
    }

    OpenVisit open(String id, HttpServletRequest request, HttpServletResponse response) {
        byte[] digest = browser.digest(request, response);
        Visit visit = AttemptId.parse(id)
                .flatMap(named -> visits.find(named, digest))
                .orElseThrow(() -> new PageProblemException(Problem.SignedOut));
        AttemptGate.startSession(request);
        if (visit.isOutOfTime(clock.instant())) {
            steps.end(visit.id(), EndReason.TimeIsUp);
        } else if (!(visit.stage() instanceof Stage.Started) && !SignedInSession.knows(request, visit.id())) {
            steps.end(visit.id(), EndReason.SessionExpired);
        }
        return new OpenVisit(visits.find(visit.id(), digest).orElseThrow());
    }

    /** As {@link #open}, for what only a customer may do who proved who they are. */
    Welcomed welcome(String id, HttpServletRequest request, HttpServletResponse response) {
        OpenVisit open = open(id, request, response);
        return switch (open.stage()) {
            case Stage.Authenticated(Stage.Authentication(String psuId, var _), var _) -> new Welcomed(open, psuId);
            case Stage.Started _, Stage.SignedIn _, Stage.Ended _ -> throw new PageProblemException(Problem.SignedOut);
            case Stage.Decided _, Stage.Recorded _, Stage.Concluded _ ->
                throw new IllegalStateException("nothing is decided in a visit");
        };
    }

    /** @param psuId whose consents these are */
    record Welcomed(OpenVisit open, String psuId) {}
}
