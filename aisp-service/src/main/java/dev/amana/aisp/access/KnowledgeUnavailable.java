package dev.amana.aisp.access;

/** Nobody could tell in time whether the call may pass; it is neither granted nor refused. */
public final class KnowledgeUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public KnowledgeUnavailable(String message) {
        super(message);
    }

    public KnowledgeUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
