package dev.amana.aisp.access;

/** The identifier of the customer (PSU) who authorised a consent: opaque, and nothing about the person. */
public record PsuId(String value) {

    public PsuId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a PsuId is never blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
