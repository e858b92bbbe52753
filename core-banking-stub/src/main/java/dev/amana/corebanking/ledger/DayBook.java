package dev.amana.corebanking.ledger;

import dev.amana.corebanking.determinism.BankTime;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** One day of one account being planned: what happens, at which second, and the day's own randomness. */
final class DayBook {

    private record Entry(int second, long signedAmount, Activity activity) {}

    final LocalDate day;
    final SplittableRandom random;
    /** What the account held when the day began. */
    final long balance;

    private final List<Entry> entries = new ArrayList<>();

    DayBook(LocalDate day, SplittableRandom random, long balance) {
        this.day = day;
        this.random = random;
        this.balance = balance;
    }

    void credit(int hour, long amount, Activity activity) {
        entries.add(new Entry(within(hour), amount, activity));
    }

    void debit(int hour, long amount, Activity activity) {
        entries.add(new Entry(within(hour), -amount, activity));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** An amount between two bounds, in steps that a price has. */
    long amount(long least, long most, long step) {
        long drawn = random.nextLong(least, most + 1);
        return Math.max(step, drawn / step * step);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Appends the day to a ledger: in the order of time, each booking with a millisecond of its own. */
    long close(List<Booking> ledger) {
        entries.sort(Comparator.comparingInt(Entry::second));
        long midnight = BankTime.at(day, LocalTime.MIDNIGHT).toEpochMilli();
        long held = balance;
        long previous = midnight - 1;
        for (Entry entry : entries) {
            long at = Math.max(midnight + entry.second() * 1000L, previous + 1);
            held += entry.signedAmount();
            ledger.add(new Booking(at, at, entry.signedAmount(), held, entry.activity()));
            previous = at;
        }
        return held;
    }

    private int within(int hour) {
        return hour * 3600 + random.nextInt(3600);
    }
}
