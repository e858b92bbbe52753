package dev.amana.corebanking.customers;

/** The digits of a text that a person typed, in any script, as {@code 0} to {@code 9}. */
final class Digits {

    private static final int LONGEST = 64;

    private Digits() {}

    static String of(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints().limit(LONGEST).filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }
}
