package dev.amana.aisp.corebanking;

/** The identifier of a statement within its account, as core banking gives it. */
public record StatementId(String value) {

    public StatementId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a StatementId is never empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
