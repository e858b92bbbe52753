package dev.amana.consent.replay;

/** The events of a consent cannot be folded; whatever else is right, nothing may be made from them. */
final class BrokenHistory extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenHistory(String message) {
        super(message);
    }

    BrokenHistory(String message, Throwable cause) {
        super(message, cause);
    }
}
