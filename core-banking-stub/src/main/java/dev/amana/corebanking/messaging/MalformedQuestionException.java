package dev.amana.corebanking.messaging;

/** A question that cannot be understood; the reason is told to whoever asked and repeats nothing of the question. */
public final class MalformedQuestionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public MalformedQuestionException(String reason) {
        super(reason);
        this.reason = reason;
    }

    public MalformedQuestionException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
