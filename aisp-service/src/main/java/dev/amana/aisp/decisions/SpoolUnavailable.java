package dev.amana.aisp.decisions;

/** The spool is full or its disk fails: what would be answered could not be written down, so it must not be answered. */
public final class SpoolUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    SpoolUnavailable(String message) {
        super(message);
    }

    SpoolUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
