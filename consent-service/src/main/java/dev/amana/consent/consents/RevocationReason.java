package dev.amana.consent.consents;

import java.util.regex.Pattern;

/**
 * Why the bank withdraws a consent, in words for the record: 1 to 200 printable characters, not blank at either end. It is
 * kept for ever, so it names no customer.
 */
public record RevocationReason(String value) {

    private static final Pattern PRINTABLE = Pattern.compile("[^\\s\\p{C}](?:[^\\p{C}]{0,198}[^\\s\\p{C}])?");

    public RevocationReason {
        if (!PRINTABLE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a reason has 1 to 200 printable characters, none of them a blank at an end");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
