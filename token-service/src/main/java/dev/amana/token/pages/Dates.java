package dev.amana.token.pages;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Dates and times as a customer reads them, in the bank's time zone. */
@Component
class Dates {

    private final PageSettings settings;

    Dates(PageSettings settings) {
        this.settings = settings;
    }

    /** {@code 21 November 2027}. */
    String date(Instant instant, Locale locale) {
        return format("d MMMM uuuu", instant, locale);
    }

    /** {@code 14:03}. */
    String time(Instant instant, Locale locale) {
        return format("HH:mm", instant, locale);
    }

    /** {@code 14:03:20}. */
    String timeWithSeconds(Instant instant, Locale locale) {
        return format("HH:mm:ss", instant, locale);
    }

    private String format(String pattern, Instant instant, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale)
                .withZone(settings.timeZone())
                .format(instant);
    }
}
