package dev.amana.token.pages;

import java.util.regex.Pattern;

/**
 * A name that others chose, within a sentence of ours: set apart by Unicode isolates, so that a Latin name does not turn an Arabic
 * sentence about, and freed of the control characters with which it could (Unicode Annex 9 §2).
 */
final class ForeignText {

    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]");
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private ForeignText() {}

    static String isolated(String text) {
        return FIRST_STRONG_ISOLATE + CONTROLS.matcher(text).replaceAll("") + POP_ISOLATE;
    }
}
