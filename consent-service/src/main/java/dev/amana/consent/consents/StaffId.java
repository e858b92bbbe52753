package dev.amana.consent.consents;

/** Names a member of the bank's staff without saying who it is: opaque, given by the bank. */
public record StaffId(String value) {

    public StaffId {
        OpaqueText.check("StaffId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
