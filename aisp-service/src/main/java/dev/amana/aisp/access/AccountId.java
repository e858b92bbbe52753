package dev.amana.aisp.access;

/** The identifier of an account as the world sees it: opaque, never an account number. */
public record AccountId(String value) {

    public AccountId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an AccountId is never empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
