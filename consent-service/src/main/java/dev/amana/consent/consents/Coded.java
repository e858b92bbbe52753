package dev.amana.consent.consents;

import java.util.Arrays;
import java.util.Optional;

/** One of a closed list of words, by the spelling that the API, events and records use. */
public interface Coded {

    /** The word as it is written outside. */
    String code();

    /** The constant so written, or empty for any other word; case matters. */
    static <E extends Enum<E> & Coded> Optional<E> parse(Class<E> words, String code) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.code().equals(code))
                .findFirst();
    }
}
