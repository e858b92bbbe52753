package dev.amana.consent.consents;

/** Where a consent stands. The public API has no Expired: it shows Revoked with reason EXPD (docs/reference/bobf-api.md §2). */
public enum Status implements Coded {
    /** Created by the TPP, not yet decided by the PSU. */
    AWAITING_AUTHORISATION("AwaitingAuthorisation"),
    /** The PSU said yes and chose accounts. */
    AUTHORISED("Authorised"),
    /** The PSU said no, or never finished; final. */
    REJECTED("Rejected"),
    /** Withdrawn by the TPP, the PSU or the bank; final. */
    REVOKED("Revoked"),
    /** Its time has passed; final. */
    EXPIRED("Expired");

    private final String code;

    Status(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
