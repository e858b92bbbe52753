package dev.amana.token.pages;

import dev.amana.token.applications.Application;
import dev.amana.token.applications.Applications;
import dev.amana.token.attempts.Attempt;
import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.Channel;
import dev.amana.token.attempts.EndReason;
import dev.amana.token.attempts.Stage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/**
 * Lets a browser into an attempt: the one that began it, while there is time, and past the sign-in only with the session in which that
 * happened. What is over by now is ended here.
 */
@Component
class AttemptGate {

    private final AttemptStore attempts;
    private final Applications applications;
    private final BrowserCookie browser;
    private final InstantSource clock;

    AttemptGate(AttemptStore attempts, Applications applications, BrowserCookie browser, InstantSource clock) {
        this.attempts = attempts;
        this.applications = applications;
        this.browser = browser;
        this.clock = clock;
    }

    OpenAttempt open(String id, HttpServletRequest request, HttpServletResponse response) {
        Attempt attempt = AttemptId.parse(id)
                .flatMap(attempts::find)
                .filter(found -> found.channel() == Channel.Browser)
                .orElseThrow(() -> new PageProblemException(Problem.UnknownLink));
        Application application = applications
                .find(attempt.request().clientId())
                .orElseThrow(() -> new PageProblemException(Problem.UnknownLink));
        if (!attempts.bind(attempt.id(), browser.digest(request, response))) {
            throw new PageProblemException(Problem.OtherBrowser);
        }
        startSession(request);
        endIfOver(attempt, application, request);
        PageHeaders.allowReturnTo(response, attempt.request().redirectUri());
        return new OpenAttempt(attempts.find(attempt.id()).orElseThrow(), application);
    }

    private void endIfOver(Attempt attempt, Application application, HttpServletRequest request) {
        if (attempt.isOutOfTime(clock.instant())) {
            attempts.end(attempt.id(), EndReason.TimeIsUp);
        } else if (application.suspended()) {
            attempts.end(attempt.id(), EndReason.ApplicationStopped);
        } else if (needsSession(attempt.stage()) && !SignedInSession.knows(request, attempt.id())) {
            // A decision that was taken is carried out all the same; only its answer no longer comes to this browser.
            if (!attempts.end(attempt.id(), EndReason.SessionExpired)) {
                throw new PageProblemException(Problem.SessionExpired);
            }
        }
    }

    private static boolean needsSession(Stage stage) {
        return switch (stage) {
            case Stage.Started _, Stage.Ended _ -> false;
            case Stage.SignedIn _, Stage.Authenticated _, Stage.Decided _, Stage.Recorded _, Stage.Concluded _ -> true;
        };
    }

    /** Before anything is written: a page's form needs the session that its token lies in. */
    static void startSession(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken();
        }
    }
}
