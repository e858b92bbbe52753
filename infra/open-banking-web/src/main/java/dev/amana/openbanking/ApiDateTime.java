package dev.amana.openbanking;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;
import static java.time.temporal.ChronoField.YEAR;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A moment as the API writes it: taken with any ISO-8601 offset, given in UTC with milliseconds and {@code Z}
 * (docs/reference/bobf-api.md §2). In a JSON body it is that one string.
 */
public record ApiDateTime(Instant instant) {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int MAX_LENGTH = 40;
    private static final List<DateTimeFormatter> FORMS = forms();

    public ApiDateTime {
        instant = instant.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The moment a text names, which must carry an offset.
     *
     * @throws DateTimeException when it is no ISO-8601 date-time with an offset, or outside the years 1 to 9999
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ApiDateTime parse(String text) {
        return new ApiDateTime(inRange(read(text).query(OffsetDateTime::from)).toInstant());
    }

    /**
     * The date-time of a query parameter, whose zone is ignored when there is one (docs/reference/bobf-api.md §5); a date
     * alone is its first moment.
     *
     * @throws DateTimeException when it is no ISO-8601 date or date-time
     */
    public static LocalDateTime parseIgnoringZone(String text) {
        var read = read(withPlus(text.strip()));
        LocalDate date = LocalDate.from(read);
        LocalTime time = read.query(TemporalQueries.localTime());
        return inRange((time == null ? date.atStartOfDay() : date.atTime(time)).atOffset(ZoneOffset.UTC))
                .toLocalDateTime();
    }

    /** The API's text of an instant. */
    public static String format(Instant instant) {
        return MILLIS.format(instant);
    }

    @JsonValue
    @Override
    public String toString() {
        return format(instant);
    }

    /**
     * A "+" that came unescaped in a query string arrives as a space. Before the time of day it was none: a time that
     * follows its date after a space must not be taken for an offset.
     */
    private static String withPlus(String text) {
        int time = text.toUpperCase(Locale.ROOT).indexOf('T');
        return time < 0 ? text : text.substring(0, time) + text.substring(time).replace(' ', '+');
    }

    private static java.time.temporal.TemporalAccessor read(String text) {
        if (text.length() <= MAX_LENGTH) {
            for (DateTimeFormatter form : FORMS) {
                var position = new java.text.ParsePosition(0);
                var unresolved = form.parseUnresolved(text, position);
                if (unresolved != null && position.getErrorIndex() < 0 && position.getIndex() == text.length()) {
                    return form.parse(text);
                }
            }
        }
        throw new DateTimeException("not an ISO-8601 date-time");
    }

    /** In UTC, as it will be written: an offset may lead out of the first or the last year. */
    private static OffsetDateTime inRange(OffsetDateTime moment) {
        int year = moment.withOffsetSameInstant(ZoneOffset.UTC).getYear();
        if (year < 1 || year > 9999) {
            throw new DateTimeException("outside the years 1 to 9999");
        }
        return moment;
    }

    private static List<DateTimeFormatter> forms() {
        var basicDate = new DateTimeFormatterBuilder()
                .appendValue(YEAR, 4)
                .appendValue(MONTH_OF_YEAR, 2)
                .appendValue(DAY_OF_MONTH, 2)
                .toFormatter(Locale.ROOT);
        var dates = Stream.of(
                DateTimeFormatter.ISO_LOCAL_DATE,
                basicDate,
                DateTimeFormatter.ISO_ORDINAL_DATE,
                DateTimeFormatter.ISO_WEEK_DATE);
        return dates.flatMap(date -> Stream.of("+HH:MM", "+HHMM", "+HH")
                        .flatMap(offset -> Stream.of(form(date, ":", offset), form(date, "", offset))))
                .toList();
    }

    private static DateTimeFormatter form(DateTimeFormatter date, String separator, String offset) {
        var builder = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(date)
                .optionalStart()
                .appendLiteral('T')
                .appendValue(HOUR_OF_DAY, 2);
        literal(builder, separator).appendValue(MINUTE_OF_HOUR, 2).optionalStart();
        literal(builder, separator)
                .appendValue(SECOND_OF_MINUTE, 2)
                .optionalStart()
                .appendFraction(NANO_OF_SECOND, 0, 9, true)
                .optionalEnd()
                .optionalStart()
                .appendLiteral(',')
                .appendFraction(NANO_OF_SECOND, 1, 9, false)
                .optionalEnd()
                .optionalEnd()
                .optionalEnd()
                .optionalStart()
                .appendOffset(offset, "Z")
                .optionalEnd();
        return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private static DateTimeFormatterBuilder literal(DateTimeFormatterBuilder builder, String separator) {
        return separator.isEmpty() ? builder : builder.appendLiteral(separator);
    }
}
