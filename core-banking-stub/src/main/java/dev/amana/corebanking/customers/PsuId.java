package dev.amana.corebanking.customers;

import com.fasterxml.jackson.annotation.JsonValue;

/** A customer's opaque identifier outside the bank. */
public record PsuId(@JsonValue String value) {

    private static final int LONGEST = 40;

    public PsuId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a PsuId has 1 to " + LONGEST + " characters");
        }
    }
}
