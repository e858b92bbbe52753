package dev.amana.corebanking.accounts;

import com.fasterxml.jackson.annotation.JsonValue;

/** An account's opaque identifier towards third parties: at most 40 characters, never an account number. */
public record AccountId(@JsonValue String value) {

    private static final int LONGEST = 40;

    public AccountId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("an AccountId has 1 to " + LONGEST + " characters");
        }
    }
}
