package dev.amana.token.pages;

import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.Stage;
import dev.amana.token.attempts.Visit;

/** A visit that this browser may go on with. */
record OpenVisit(Visit visit) implements OpenSignIn {

    /** Where customers begin: the address to tell them. */
    static final String DOOR = "/authpage/consents";

    @Override
    public AttemptId id() {
        return visit.id();
    }

    @Override
    public Stage stage() {
        return visit.stage();
    }

    @Override
    public String path() {
        return DOOR + "/visits/" + visit.id().value();
    }

    String path(String consentId) {
        return path() + "/consents/" + consentId;
    }
}
