package dev.amana.consent.archive;

/** An archive is not what an export wrote, or not all of it; nothing is taken from it. */
public final class UnreadableArchive extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableArchive(String message) {
        super(message);
    }

    UnreadableArchive(String message, Throwable cause) {
        super(message, cause);
    }
}
