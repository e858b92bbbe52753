package dev.amana.aisp.access;

import java.util.Arrays;

/** The status of a consent in the words of {@code consents.v1}. */
public enum ConsentStatus {
    AWAITING_AUTHORISATION("AwaitingAuthorisation"),
    AUTHORISED("Authorised"),
    REJECTED("Rejected"),
    REVOKED("Revoked"),
    EXPIRED("Expired");

    private final String code;

    ConsentStatus(String code) {
        this.code = code;
    }

    /** The word as published. */
    public String code() {
        return code;
    }

    /**
     * The status of that word.
     *
     * @throws IllegalArgumentException if this release does not know it: a status is never guessed
     */
    public static ConsentStatus of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown consent status " + code));
    }
}
