package dev.amana.sandbox;

/** Something is not as it should be; the message says what, for the person at the terminal. */
public final class SandboxFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SandboxFailure(String message) {
        super(message);
    }

    public SandboxFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
