package dev.amana.localstack;

/** The stack cannot do what was asked; the message says why and what helps, in words for the one who asked. */
public final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
