package dev.amana.token.pages;

import java.util.Optional;
import java.util.regex.Pattern;

/** A code as people type it: with spaces, dashes, or the digits of an Arabic keyboard. */
final class TypedCode {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\-\u00a0\u200e\u200f]");
    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");
    private static final int CHARACTERS = 64;

    private TypedCode() {}

    /** Its six digits; empty for anything else. */
    static Optional<String> digits(String typed) {
        StringBuilder digits = new StringBuilder();
        SEPARATORS
                .matcher(typed)
                .replaceAll("")
                .chars()
                .limit(CHARACTERS)
                .forEach(c -> digits.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : (char) c));
        return Optional.of(digits.toString())
                .filter(code -> SIX_DIGITS.matcher(code).matches());
    }
}
