package dev.amana.token.pages;

import dev.amana.token.attempts.AttemptId;
import dev.amana.token.attempts.Stage;
import dev.amana.token.attempts.Visit;

/** A visit that this browser may go on with. */
record OpenVisit(Visit visit) {

    /** Where customers begin: the address to tell them. */
    static final String DOOR = "/authpage/consents";

    AttemptId id() {
        return visit.id();
    }

    Stage stage() {
        return visit.stage();
    }

    String path() {
        return DOOR + "/visits/" + visit.id().value();
    }

    String path(String consentId) {
        return path() + "/consents/" + consentId;
    }
}
