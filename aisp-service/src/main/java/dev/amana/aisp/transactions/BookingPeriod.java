package dev.amana.aisp.transactions;

import dev.amana.aisp.access.Period;
import dev.amana.aisp.answers.CallRefused;
import dev.amana.aisp.answers.DataRequest;
import dev.amana.aisp.answers.Refusal;
import dev.amana.openbanking.ApiDateTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The period that a query asks for. Its dates carry no zone, and one that is there is ignored: they are compared with
 * booking times as we print them, in UTC. A date alone means the whole day ({@code reference/bobf-api.md} §5).
 */
final class BookingPeriod {
    static final String FROM = "fromBookingDateTime";
    static final String TO = "toBookingDateTime";

    private BookingPeriod() {}

    /**
     * The period asked for, open where nothing was said; ends in the wrong order make it empty, which is no error.
     *
     * @throws CallRefused if a date is none
     */
    static Period of(DataRequest request) {
        return new Period(
                request.parameter(FROM).map(text -> read(FROM, text, BookingPeriod::start)),
                request.parameter(TO).map(text -> read(TO, text, BookingPeriod::end)));
    }

    static Instant start(String text) {
        return ApiDateTime.parseIgnoringZone(text).toInstant(ZoneOffset.UTC);
    }

    static Instant end(String text) {
        var dateAlone = !text.toUpperCase(Locale.ROOT).contains("T");
        var moment = ApiDateTime.parseIgnoringZone(text);
        return (dateAlone ? moment.with(LocalTime.MAX) : moment).toInstant(ZoneOffset.UTC);
    }

    /** When core banking says a transaction was booked; none if it says nothing that can be read. */
    static Optional<Instant> bookedAt(String text) {
        try {
            return Optional.of(ApiDateTime.parse(text).instant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant read(String parameter, String text, Function<String, Instant> form) {
        try {
            return form.apply(text);
        } catch (DateTimeException e) {
            throw new CallRefused(new Refusal.InvalidDate(parameter));
        }
    }
}
