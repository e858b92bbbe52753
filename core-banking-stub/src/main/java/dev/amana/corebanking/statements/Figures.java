package dev.amana.corebanking.statements;

import dev.amana.corebanking.ledger.Activity;
import dev.amana.corebanking.ledger.Booking;
import dev.amana.corebanking.ledger.Ledger;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a statement adds up, in the smallest unit of the account's currency; {@code opening + credits - debits = closing}.
 *
 * @param opening what the account held when the month began, negative where it was owed
 * @param fromAbroad what the bank took for purchases and remittances in other currencies, in the debits or credits already
 * @param transfers what it took for transfers, in the debits already
 */
record Figures(
        long opening,
        long closing,
        long credits,
        long debits,
        long purchases,
        long cash,
        long fromAbroad,
        long transfers,
        long profitPaid,
        long profitCharged,
        List<Booking> bookings) {

    static Figures of(Statement statement, Ledger ledger, long snapshot) {
        long start = statement.month().start().toEpochMilli();
        long end = statement.month().end().toEpochMilli();
        List<Booking> bookings = ledger.upTo(snapshot).stream()
                .filter(booking -> booking.sequence() >= start && booking.sequence() <= end)
                .toList();
        return new Figures(
                ledger.balanceAt(start - 1),
                ledger.balanceAt(end),
                sum(bookings, booking -> Math.max(0, booking.signedAmount())),
                sum(bookings, booking -> Math.max(0, -booking.signedAmount())),
                sum(bookings, booking -> booking.activity() instanceof Activity.CardPurchase ? spent(booking) : 0),
                sum(bookings, booking -> booking.activity() instanceof Activity.CashWithdrawal ? spent(booking) : 0),
                sum(bookings, Figures::conversionCharge),
                sum(bookings, booking -> booking.activity() instanceof Activity.TransferOut out ? out.charge() : 0),
                sum(bookings, booking -> profit(booking) ? Math.max(0, booking.signedAmount()) : 0),
                sum(bookings, booking -> profit(booking) ? Math.max(0, spent(booking)) : 0),
                bookings);
    }

    long creditCount() {
        return bookings.stream().filter(Booking::credit).count();
    }

    long debitCount() {
        return bookings.size() - creditCount();
    }

    private static boolean profit(Booking booking) {
        return booking.activity() instanceof Activity.Profit;
    }

    private static long spent(Booking booking) {
        return -booking.signedAmount();
    }

    private static long conversionCharge(Booking booking) {
        if (booking.activity() instanceof Activity.CardPurchase bought) {
            return bought.exchange().map(Activity.Exchange::charge).orElse(0L);
        }
        return booking.activity() instanceof Activity.Remittance remittance
                ? remittance.exchange().charge()
                : 0;
    }

    private static long sum(List<Booking> bookings, ToLongFunction<Booking> of) {
        return bookings.stream().mapToLong(of).sum();
    }
}
