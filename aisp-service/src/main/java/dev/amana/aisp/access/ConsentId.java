package dev.amana.aisp.access;

/** The identifier of a consent, opaque to this service. */
public record ConsentId(String value) {

    public ConsentId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a ConsentId is never blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
