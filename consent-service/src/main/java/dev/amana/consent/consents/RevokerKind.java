package dev.amana.consent.consents;

/** Whose side withdrew a consent. */
public enum RevokerKind implements Coded {
    /** The TPP that created it. */
    TPP("Tpp"),
    /** The customer who authorised it. */
    PSU("Psu"),
    /** The bank. */
    BANK("Bank");

    private final String code;

    RevokerKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
