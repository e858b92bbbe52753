package dev.amana.token.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Dates and times as a customer reads them, in the bank's time zone. */
@Component
class Dates {

    /** Up to here a customer counts in days. */
    private static final long DAYS = 60;

    private static final int HALF_A_MONTH = 15;

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

    /** How long that is in words: {@code 30 days}, {@code 12 months}, {@code about 3 months}. */
    Message duration(Instant from, Instant until) {
        LocalDate first = LocalDate.ofInstant(from, settings.timeZone());
        LocalDate last = LocalDate.ofInstant(until, settings.timeZone());
        long days = ChronoUnit.DAYS.between(first, last);
        if (days < 1) {
            return Message.of("duration.hours");
        }
        if (days < DAYS) {
            return Message.of("duration.days", days);
        }
        Period period = Period.between(first, last);
        return period.getDays() == 0
                ? Message.of("duration.months", period.toTotalMonths())
                : Message.of(
                        "duration.about-months", period.toTotalMonths() + (period.getDays() > HALF_A_MONTH ? 1 : 0));
    }

    private String format(String pattern, Instant instant, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale)
                .withZone(settings.timeZone())
                .format(instant);
    }
}
