package dev.amana.aisp.periods;

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
 * times as we print them, in UTC. A date alone means the whole day ({@code docs/reference/bobf-api.md} §5).
 *
 * @param fromParameter name of the parameter with its first moment
 * @param toParameter name of the parameter with its last moment
 */
public record QueryPeriod(String fromParameter, String toParameter) {

    /** When transactions were booked. */
    public static final QueryPeriod BOOKING = new QueryPeriod("fromBookingDateTime", "toBookingDateTime");

    /** What statements are about, from start to end. */
    public static final QueryPeriod STATEMENT = new QueryPeriod("fromStatementDateTime", "toStatementDateTime");

    /**
     * The period asked for, open where nothing was said; ends in the wrong order make it empty, which is no error.
     *
     * @throws CallRefused if a date is none
     */
    public Period of(DataRequest request) {
        return new Period(
                request.parameter(fromParameter).map(text -> read(fromParameter, text, QueryPeriod::start)),
                request.parameter(toParameter).map(text -> read(toParameter, text, QueryPeriod::end)));
    }

    /** The names of the parameters, which links keep. */
    public String[] parameters() {
        return new String[] {fromParameter, toParameter};
    }

    /** When core banking says that something was; none if it says nothing that can be read. */
    public static Optional<Instant> said(String text) {
        try {
            return Optional.of(ApiDateTime.parse(text).instant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Instant start(String text) {
        return ApiDateTime.parseIgnoringZone(text).toInstant(ZoneOffset.UTC);
    }

    static Instant end(String text) {
        var dateAlone = !text.toUpperCase(Locale.ROOT).contains("T");
        var moment = ApiDateTime.parseIgnoringZone(text);
        return (dateAlone ? moment.with(LocalTime.MAX) : moment).toInstant(ZoneOffset.UTC);
    }

    private static Instant read(String parameter, String text, Function<String, Instant> form) {
        try {
            return form.apply(text);
        } catch (DateTimeException e) {
            throw new CallRefused(new Refusal.InvalidDate(parameter));
        }
    }
}
