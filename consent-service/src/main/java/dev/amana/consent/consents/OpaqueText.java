package dev.amana.consent.consents;

import java.util.regex.Pattern;

/** What every identifier from elsewhere must be: 1 to 128 visible ASCII characters. */
final class OpaqueText {

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private OpaqueText() {}

    static void check(String type, String value) {
        if (!VISIBLE.matcher(value).matches()) {
            throw new IllegalArgumentException(type + " must be 1 to 128 visible ASCII characters");
        }
    }
}
