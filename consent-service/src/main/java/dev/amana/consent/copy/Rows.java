package dev.amana.consent.copy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes rows, value by value: {@link #begin} and then one value for each column. */
public interface Rows {

    /** A new row. */
    Rows begin();

    /** For a column of type {@code text}. */
    Rows text(String value);

    /** For a column of type {@code text[]}. */
    Rows texts(List<String> values);

    /** For a column of type {@code bigint}. */
    Rows number(long value);

    /** For a column of type {@code integer}. */
    Rows whole(int value);

    /** For a column of type {@code boolean}. */
    Rows flag(boolean value);

    /** For a column of type {@code timestamptz}. */
    Rows instant(Instant value);

    /** For any column: null. */
    Rows nothing();

    /** For a column of type {@code text}. */
    default Rows text(Optional<String> value) {
        return value.map(this::text).orElseGet(this::nothing);
    }

    /** For a column of type {@code timestamptz}. */
    default Rows instant(Optional<Instant> value) {
        return value.map(this::instant).orElseGet(this::nothing);
    }
}
