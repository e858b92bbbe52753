package dev.amana.sandbox.psu;

/** What a PSU answers; as a whole, there is nothing in between. */
public enum Decision {
    AUTHORISE("Authorise"),
    REJECT("Reject");

    private final String word;

    Decision(String word) {
        this.word = word;
    }

    /** As the Authorize API takes it. */
    public String word() {
        return word;
    }
}
