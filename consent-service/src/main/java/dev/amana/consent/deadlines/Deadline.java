package dev.amana.consent.deadlines;

import dev.amana.consent.consents.Coded;

/** Why a consent is looked at when an instant has passed. */
enum Deadline implements Coded {
    /** The PSU had until then to decide. */
    UNFINISHED("Unfinished"),
    /** The consent held until then. */
    EXPIRY("Expiry");

    private final String code;

    Deadline(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
