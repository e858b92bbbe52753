package dev.amana.token.signin;

import dev.amana.token.corebanking.Credentials;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody typed, in any of the ways people write numbers.
 *
 * @param cpr nine digits, spaces and dashes allowed
 * @param mobile with or without the country code, as {@code 3310 6976}, {@code 00973…} or {@code +973…}
 * @param cif letters and digits
 */
public record TypedCredentials(String cpr, String mobile, String cif) {

    /** Which of them cannot be what it should be, whoever the customer is. */
    public enum Field {
        Cpr,
        Mobile,
        Cif
    }

    private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-\u00a0\u200e\u200f]");
    private static final Pattern CPR = Pattern.compile("\\d{9}");
    private static final Pattern BAHRAIN_MOBILE = Pattern.compile("(?:(?:\\+|00)?973)?(\\d{8})");
    private static final Pattern OTHER_MOBILE = Pattern.compile("(?:\\+|00)([1-9]\\d{6,14})");
    private static final Pattern CIF = Pattern.compile("[A-Za-z0-9]{1,20}");

    public TypedCredentials {
        cpr = western(cpr);
        mobile = western(mobile);
        cif = western(cif);
    }

    /** The fields that are not well formed; says nothing about any customer. */
    public Set<Field> malformed() {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        if (!CPR.matcher(cpr).matches()) {
            fields.add(Field.Cpr);
        }
        if (international().isEmpty()) {
            fields.add(Field.Mobile);
        }
        if (!CIF.matcher(cif).matches()) {
            fields.add(Field.Cif);
        }
        return fields;
    }

    /** What core banking is asked; only for well-formed ones. */
    public Credentials credentials() {
        return new Credentials(cpr, international().orElseThrow(), cif);
    }

    private Optional<String> international() {
        var bahrain = BAHRAIN_MOBILE.matcher(mobile);
        if (bahrain.matches()) {
            return Optional.of("+973" + bahrain.group(1));
        }
        var other = OTHER_MOBILE.matcher(mobile);
        return other.matches() ? Optional.of("+" + other.group(1)) : Optional.empty();
    }

    /** Without separators, and with Arabic-Indic digits as the others. */
    private static String western(String typed) {
        StringBuilder result = new StringBuilder();
        SEPARATORS
                .matcher(typed)
                .replaceAll("")
                .chars()
                .limit(64)
                .forEach(c -> result.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : (char) c));
        return result.toString();
    }

    @Override
    public String toString() {
        return "TypedCredentials[withheld]";
    }
}
