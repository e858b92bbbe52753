package dev.amana.token.pages;

import dev.amana.token.applications.Application;
import dev.amana.token.attempts.Attempt;
import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.Stage;

/**
 * An attempt that this browser may go on with.
 *
 * @param application who asks
 */
record OpenAttempt(Attempt attempt, Application application) implements OpenSignIn {

    @Override
    public AttemptId id() {
        return attempt.id();
    }

    @Override
    public Stage stage() {
        return attempt.stage();
    }

    @Override
    public String path() {
        return "/authpage/attempts/" + attempt.id().value();
    }
}
