package dev.amana.corebanking.determinism;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Bahrain's time, three hours ahead of UTC all year, and the text of instants: UTC, milliseconds, {@code Z}. */
public final class BankTime {

    public static final ZoneOffset BAHRAIN = ZoneOffset.ofHours(3);

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private BankTime() {}

    public static String text(Instant instant) {
        return MILLIS.format(instant);
    }

    public static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).toInstant(BAHRAIN);
    }

    /** The calendar day in Bahrain. */
    public static LocalDate day(Instant instant) {
        return instant.atOffset(BAHRAIN).toLocalDate();
    }
}
