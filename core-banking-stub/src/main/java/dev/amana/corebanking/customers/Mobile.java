package dev.amana.corebanking.customers;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** A mobile number of Bahrain, always as {@code +973} and eight digits. */
public record Mobile(@JsonValue String value) {

    private static final String COUNTRY = "973";
    private static final int LOCAL_DIGITS = 8;

    public Mobile {
        if (!value.matches("\\+973\\d{8}")) {
            throw new IllegalArgumentException("a mobile number is +973 and eight digits");
        }
    }

    /**
     * Reads a number as people write it: {@code 3310 6976}, {@code 00973-33106976}, {@code +97333106976}, in Western or
     * Arabic digits.
     */
    public static Optional<Mobile> written(String text) {
        String digits = Digits.of(text);
        String withoutPrefix = digits.startsWith("00") ? digits.substring(2) : digits;
        boolean international =
                withoutPrefix.length() == COUNTRY.length() + LOCAL_DIGITS && withoutPrefix.startsWith(COUNTRY);
        String local = international ? withoutPrefix.substring(COUNTRY.length()) : withoutPrefix;
        return local.length() == LOCAL_DIGITS ? Optional.of(new Mobile("+" + COUNTRY + local)) : Optional.empty();
    }
}
