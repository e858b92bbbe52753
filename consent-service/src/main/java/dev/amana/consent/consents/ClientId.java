package dev.amana.consent.consents;

/** Names the TPP's application that created a consent: its OAuth {@code client_id}. */
public record ClientId(String value) {

    public ClientId {
        OpaqueText.check("ClientId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
