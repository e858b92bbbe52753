package dev.amana.consent.auditpage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An instant as the page shows it: to the millisecond, in UTC. */
record Moment(Instant instant) {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss.SSS 'UTC'", Locale.UK)
            .withZone(ZoneOffset.UTC);

    /** For people. */
    public String text() {
        return SHOWN.format(instant);
    }

    /** For machines, and for addresses. */
    public String iso() {
        return instant.toString();
    }

    public long millis() {
        return instant.toEpochMilli();
    }
}
