package dev.amana.corebanking.transactions;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.Accounts;
import dev.amana.corebanking.ledger.Booking;
import dev.amana.corebanking.ledger.BookingClock;
import dev.amana.corebanking.ledger.Ledgers;
import dev.amana.corebanking.ledger.StatementMonth;
import dev.amana.corebanking.transactions.TransactionQuery.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Transactions of one or more accounts, newest booking first. A page is cut from what was booked up to the snapshot,
 * whenever it is asked for: later bookings, also backdated ones, shift nothing.
 */
@Component
public class Transactions {

    private record Line(Account account, Booking booking) {}

    private static final Comparator<Line> NEWEST_FIRST = Comparator.comparingLong(
                    (Line line) -> line.booking().bookedAtMillis())
            .thenComparingLong(line -> line.booking().sequence())
            .reversed()
            .thenComparing(line -> line.account().id().value());

    private final Accounts accounts;
    private final Ledgers ledgers;
    private final BookingClock clock;

    Transactions(Accounts accounts, Ledgers ledgers, BookingClock clock) {
        this.accounts = accounts;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    public TransactionPage page(TransactionQuery query) {
        return page(query, booking -> true);
    }

    /** Those of one statement. */
    public TransactionPage page(TransactionQuery query, StatementMonth month) {
        return page(query, booking -> StatementMonth.of(booking.sequence()).equals(month));
    }

    private TransactionPage page(TransactionQuery query, Predicate<Booking> wanted) {
        // A snapshot from the future would not hold still.
        long now = clock.snapshot();
        long snapshot = Math.min(query.snapshot().orElse(now), now);
        List<Line> lines = new ArrayList<>();
        for (Account account : accounts.existing(query.accountIds())) {
            for (Booking booking : ledgers.of(account).upTo(snapshot).reversed()) {
                if (asked(query, booking) && wanted.test(booking)) {
                    lines.add(new Line(account, booking));
                }
            }
        }
        lines.sort(NEWEST_FIRST);
        int pages = Math.max(1, Math.ceilDiv(lines.size(), query.pageSize()));
        long first = Math.min((query.page() - 1L) * query.pageSize(), lines.size());
        long end = Math.min(first + query.pageSize(), lines.size());
        Instant asOf = Instant.ofEpochMilli(snapshot);
        List<TransactionView> shown = lines.subList((int) first, (int) end).stream()
                .map(line -> TransactionShape.of(line.account(), line.booking(), asOf))
                .toList();
        return new TransactionPage(shown, snapshot, query.page(), pages, lines.size());
    }

    private static boolean asked(TransactionQuery query, Booking booking) {
        Direction direction = booking.credit() ? Direction.Credit : Direction.Debit;
        return query.directions().contains(direction)
                && query.from()
                        .map(from -> booking.bookedAtMillis() >= from.toEpochMilli())
                        .orElse(true)
                && query.to()
                        .map(to -> booking.bookedAtMillis() <= to.toEpochMilli())
                        .orElse(true);
    }
}
