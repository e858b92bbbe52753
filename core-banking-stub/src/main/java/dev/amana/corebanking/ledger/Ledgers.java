package dev.amana.corebanking.ledger;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.determinism.BankTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every ledger, written when first asked for and kept while there is room. What the sandbox books by hand is kept in
 * this process only: a restart forgets it.
 */
public final class Ledgers {

    /** Bookings by hand on one account; a sandbox needs no more, and each one is held for good. */
    static final int MOST_POSTED = 10_000;

    private record Kept(LocalDate through, Ledger ledger) {}

    private final BookingClock clock;
    private final int room;
    private final Map<AccountId, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<AccountId, List<Booking>> posted = new HashMap<>();
    private int held;

    /** @param room how many bookings may be kept in memory over all ledgers; the least recently read ledger goes first */
    public Ledgers(BookingClock clock, int room) {
        this.clock = clock;
        this.room = room;
    }

    public Ledger of(Account account) {
        LocalDate today = BankTime.day(Instant.ofEpochMilli(clock.snapshot()));
        List<Booking> byHand;
        synchronized (this) {
            Kept found = kept.get(account.id());
            if (found != null && !found.through().isBefore(today)) {
                return found.ledger();
            }
            byHand = List.copyOf(posted.getOrDefault(account.id(), List.of()));
        }
        // Written outside the lock: two at once write the same.
        Ledger ledger = merged(LedgerPress.print(account, today), byHand);
        synchronized (this) {
            if (posted.getOrDefault(account.id(), List.of()).size() == byHand.size()) {
                keep(account.id(), new Kept(today, ledger));
            }
        }
        return ledger;
    }

    /** Books by hand, now in the order of booking, dated as told. */
    public Booking post(Account account, Instant bookedAt, long signedAmount, String information) {
        Ledger before = of(account);
        synchronized (this) {
            List<Booking> bookings = posted.computeIfAbsent(account.id(), id -> new ArrayList<>());
            if (bookings.size() >= MOST_POSTED) {
                throw new LedgerFullException();
            }
            Booking booking = new Booking(
                    clock.next(), bookedAt.toEpochMilli(), signedAmount, 0, new Activity.Posted(information));
            bookings.add(booking);
            Kept current = kept.get(account.id());
            if (current == null) {
                return booking.after(before.balanceAt(booking.sequence()));
            }
            Booking placed = booking.after(current.ledger().balanceAt(booking.sequence()));
            keep(account.id(), new Kept(current.through(), current.ledger().plus(placed)));
            return placed;
        }
    }

    private static Ledger merged(Ledger printed, List<Booking> posted) {
        Ledger ledger = printed;
        for (Booking booking : posted) {
            ledger = ledger.plus(booking.after(ledger.balanceAt(booking.sequence())));
        }
        return ledger;
    }

    private void keep(AccountId id, Kept entry) {
        forget(id);
        kept.put(id, entry);
        held += entry.ledger().size();
        var oldest = kept.entrySet().iterator();
        while (held > room && kept.size() > 1) {
            held -= oldest.next().getValue().ledger().size();
            oldest.remove();
        }
    }

    private void forget(AccountId id) {
        @Nullable Kept before = kept.remove(id);
        if (before != null) {
            held -= before.ledger().size();
        }
    }
}
