package dev.amana.consent.audit;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Where the next part of a list begins: opaque to callers, and no right: what it may show is decided anew each time. */
record Cursor(List<String> parts) {

    private static final String SEPARATOR = "|";
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    static Cursor of(Object... parts) {
        return new Cursor(List.of(parts).stream().map(String::valueOf).toList());
    }

    /** @throws IllegalArgumentException for a text that is no cursor of that many parts */
    static Cursor parse(String text, int parts) {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        List<String> read = List.of(plain.split("\\" + SEPARATOR, -1));
        if (read.size() != parts) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new Cursor(read);
    }

    String get(int part) {
        return parts.get(part);
    }

    /** @throws IllegalArgumentException where that part is no instant of the years 1 to 9999 */
    Instant instant(int part) {
        try {
            Instant instant = Instant.parse(get(part));
            if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
                throw new IllegalArgumentException("outside the years 1 to 9999");
            }
            return instant;
        } catch (DateTimeException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }

    /** @throws IllegalArgumentException where that part is no number from 0 */
    long number(int part) {
        long number = Long.parseLong(get(part));
        if (number < 0) {
            throw new IllegalArgumentException("a negative number");
        }
        return number;
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }
}
