package dev.amana.consent.replay;

import dev.amana.consent.consents.Coded;

/** How far a replay is. */
public enum ReplayPhase implements Coded {
    /** Nobody has begun. */
    WAITING("Waiting"),
    /** The histories of all consents are read one after the other. */
    COPYING("Copying"),
    /** What happened since is added, and both tables are compared. */
    CATCHING_UP("CatchingUp"),
    /** It came to its end; the differences are told. */
    DONE("Done"),
    /** Somebody called it off; the live table is what it was. */
    CANCELLED("Cancelled"),
    /** It cannot come to its end; the live table is what it was. */
    FAILED("Failed");

    private final String code;

    ReplayPhase(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether nothing more comes of it. */
    public boolean isOver() {
        return switch (this) {
            case WAITING, COPYING, CATCHING_UP -> false;
            case DONE, CANCELLED, FAILED -> true;
        };
    }
}
