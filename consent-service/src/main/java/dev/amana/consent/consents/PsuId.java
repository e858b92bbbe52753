package dev.amana.consent.consents;

/** Names a customer without saying who it is: opaque, given by core banking. */
public record PsuId(String value) {

    public PsuId {
        OpaqueText.check("PsuId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
