package dev.amana.consent.consents;

/** Names an account without its number: opaque, given by core banking. */
public record AccountId(String value) {

    public AccountId {
        OpaqueText.check("AccountId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
