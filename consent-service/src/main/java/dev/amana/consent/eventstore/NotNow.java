package dev.amana.consent.eventstore;

/** Something else is in the way for the moment; nothing is wrong, and the replay goes on later. */
public final class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotNow(String message) {
        super(message);
    }
}
