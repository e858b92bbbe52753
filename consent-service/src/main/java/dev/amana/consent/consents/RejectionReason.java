package dev.amana.consent.consents;

/** Why a consent was never authorised. */
public enum RejectionReason implements Coded {
    /** The PSU saw the consent and said no. */
    PSU_DECLINED("PsuDeclined"),
    /** Nobody decided in time. */
    UNFINISHED("Unfinished");

    private final String code;

    RejectionReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
