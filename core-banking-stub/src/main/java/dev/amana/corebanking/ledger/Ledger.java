package dev.amana.corebanking.ledger;

import dev.amana.corebanking.determinism.BankTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An account's bookings in the order of booking. Immutable. */
public final class Ledger {

    /** How far back the bank answers; older bookings are in its archive. */
    public static final Period KEPT = Period.ofMonths(24);

    private static final long PENDING_SEARCHED_MILLIS = Duration.ofDays(2).toMillis();

    private final long opening;
    private final boolean archived;
    private final List<Booking> bookings;

    Ledger(long opening, boolean archived, List<Booking> bookings) {
        this.opening = opening;
        this.archived = archived;
        this.bookings = bookings;
    }

    /** Every booking up to a snapshot that the bank still answers for: those of the 24 months before it. */
    public List<Booking> upTo(long snapshot) {
        long archivedUpTo = archived ? keptSince(snapshot) - 1 : Long.MIN_VALUE;
        return bookings.subList(firstAfter(archivedUpTo), firstAfter(snapshot));
    }

    /** What the account held at a snapshot, in the smallest unit of its currency. */
    public long balanceAt(long snapshot) {
        int count = firstAfter(snapshot);
        return count == 0 ? opening : bookings.get(count - 1).balanceAfter();
    }

    /** What of it is approved but not settled yet. */
    public long pendingAt(long snapshot) {
        Instant instant = Instant.ofEpochMilli(snapshot);
        return upTo(snapshot).reversed().stream()
                .takeWhile(booking -> booking.sequence() > snapshot - PENDING_SEARCHED_MILLIS)
                .filter(booking -> booking.pendingAt(instant))
                .mapToLong(Booking::signedAmount)
                .sum();
    }

    int size() {
        return bookings.size();
    }

    List<Booking> all() {
        return bookings;
    }

    /** The same ledger with one booking more, in its place; what is booked after it moves by its amount. */
    Ledger plus(Booking booking) {
        int place = firstAfter(booking.sequence());
        List<Booking> more = new ArrayList<>(bookings.size() + 1);
        more.addAll(bookings.subList(0, place));
        more.add(booking);
        long held = booking.balanceAfter();
        for (Booking later : bookings.subList(place, bookings.size())) {
            Booking moved = later.after(held);
            more.add(moved);
            held = moved.balanceAfter();
        }
        return new Ledger(opening, archived, Collections.unmodifiableList(more));
    }

    private static long keptSince(long snapshot) {
        LocalDate day = BankTime.day(Instant.ofEpochMilli(snapshot)).minus(KEPT);
        return BankTime.at(day, LocalTime.MIDNIGHT).toEpochMilli();
    }

    /** Index of the first booking with a sequence above the given one. */
    private int firstAfter(long sequence) {
        int low = 0;
        int high = bookings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bookings.get(middle).sequence() <= sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
