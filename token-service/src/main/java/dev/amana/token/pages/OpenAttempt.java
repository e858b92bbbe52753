package dev.amana.token.pages;

import dev.amana.token.applications.Application;
import dev.amana.token.attempts.Attempt;
import dev.amana.token.attempts.AttemptId;

/**
 * An attempt that this browser may go on with.
 *
 * @param application who asks
 */
record OpenAttempt(Attempt attempt, Application application) {

    AttemptId id() {
        return attempt.id();
    }

    String path() {
        return "/authpage/attempts/" + attempt.id().value();
    }
}
