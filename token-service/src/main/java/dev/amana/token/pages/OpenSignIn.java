package dev.amana.token.pages;

import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.Stage;

/** What a customer signs in to, and this browser may go on with. */
sealed interface OpenSignIn permits OpenAttempt, OpenVisit {

    AttemptId id();

    Stage stage();

    /** Where it is shown. */
    String path();
}
