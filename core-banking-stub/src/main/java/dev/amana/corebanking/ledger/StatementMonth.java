package dev.amana.corebanking.ledger;

import dev.amana.corebanking.determinism.BankTime;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;

/**
 * A calendar month of Bahrain, for which a statement is drawn up when it is over. It holds what was booked in it in the
 * bank's order of booking: a booking dated back stands in the month in which it was made, so that no statement ever
 * changes and each begins with the balance at which the one before it ended.
 */
public record StatementMonth(YearMonth month) {

    /** The month of a place in the order of booking. */
    public static StatementMonth of(long sequence) {
        return new StatementMonth(YearMonth.from(BankTime.day(Instant.ofEpochMilli(sequence))));
    }

    public Instant start() {
        return BankTime.at(month.atDay(1), LocalTime.MIDNIGHT);
    }

    /** The month's last millisecond. */
    public Instant end() {
        return BankTime.at(month.plusMonths(1).atDay(1), LocalTime.MIDNIGHT).minusMillis(1);
    }

    /** Whether the month is over, and its statement drawn up, at a snapshot. */
    public boolean overAt(long snapshot) {
        return snapshot > end().toEpochMilli();
    }

    /** E.g. {@code 2026-10}. */
    public String reference() {
        return month.toString();
    }
}
