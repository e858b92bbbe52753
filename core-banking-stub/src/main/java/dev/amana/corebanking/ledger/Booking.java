package dev.amana.corebanking.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * One movement of an account.
 *
 * @param sequence the place in the bank's order of booking: never given twice below a snapshot once taken
 * @param bookedAtMillis the booking date and time, milliseconds since 1970 (kept small: there are many)
 * @param signedAmount in the smallest unit of the account's currency, positive to the holder's credit
 * @param balanceAfter what the account held after it, in the order of booking
 */
public record Booking(long sequence, long bookedAtMillis, long signedAmount, long balanceAfter, Activity activity) {

    public Instant bookedAt() {
        return Instant.ofEpochMilli(bookedAtMillis);
    }

    public boolean credit() {
        return signedAmount >= 0;
    }

    Booking after(long balance) {
        return new Booking(sequence, bookedAtMillis, signedAmount, balance + signedAmount, activity);
    }

    /** Card payments of the last day are approved but not settled yet. */
    public boolean pendingAt(Instant instant) {
        return activity instanceof Activity.CardPurchase
                && bookedAtMillis > instant.toEpochMilli() - Duration.ofDays(1).toMillis();
    }
}
