package dev.amana.corebanking.ledger;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.Conduct.Recorded;
import dev.amana.corebanking.accounts.Conduct.RecordedBooking;
import dev.amana.corebanking.determinism.BankTime;
import dev.amana.corebanking.determinism.Seed;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a ledger from the seed. The records begin on a fixed day and every day's bookings follow from that day alone,
 * so a booking, its identifier and the balance after it stay what they are however far the calendar has moved on: a
 * later today only adds days, and {@link Ledger} hides those older than it answers for.
 */
final class LedgerPress {

    /** Before this day the bank has no records; early enough that 24 months have always passed. */
    static final LocalDate RECORDS_BEGIN = LocalDate.of(2024, 1, 1);

    private LedgerPress() {}

    static Ledger print(Account account, LocalDate through) {
        if (account.conduct() instanceof Recorded recorded) {
            return recorded(recorded);
        }
        String purpose = "ledger:" + account.id().value();
        LocalDate last = account.closedOn().filter(through::isAfter).orElse(through);
        List<Booking> bookings = new ArrayList<>();
        long balance = account.conduct().opening();
        for (LocalDate day = first(account); !day.isAfter(last); day = day.plusDays(1)) {
            DayBook book = new DayBook(day, Seed.random(purpose, day.toEpochDay()), balance);
            DayPlan.plan(account, book);
            balance = book.close(bookings);
        }
        if (account.closedOn().filter(last::equals).isPresent()
                && balance > 0
                && !account.payees().isEmpty()) {
            bookings.add(closing(account, last, balance));
        }
        return new Ledger(account.conduct().opening(), true, List.copyOf(bookings));
    }

    private static LocalDate first(Account account) {
        return account.openedOn().filter(RECORDS_BEGIN::isBefore).orElse(RECORDS_BEGIN);
    }

    private static Booking closing(Account account, LocalDate day, long balance) {
        long at = BankTime.at(day, LocalTime.of(23, 59, 59)).toEpochMilli();
        var payee = account.payees().getFirst();
        return new Booking(
                at, at, -balance, 0, new Activity.TransferOut(payee.asParty(account.bic()), "Account closed", 0));
    }

    private static Ledger recorded(Recorded recorded) {
        List<Booking> bookings = new ArrayList<>();
        long balance = recorded.opening();
        for (RecordedBooking booking : recorded.bookings()) {
            balance += booking.signedAmount();
            long at = booking.bookedAt().toEpochMilli();
            bookings.add(new Booking(at, at, booking.signedAmount(), balance, new Activity.Recorded(booking)));
        }
        return new Ledger(recorded.opening(), false, List.copyOf(bookings));
    }
}
