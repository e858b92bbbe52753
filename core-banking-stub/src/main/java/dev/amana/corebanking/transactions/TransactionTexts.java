package dev.amana.corebanking.transactions;

import dev.amana.corebanking.accounts.Account;
import dev.amana.corebanking.ledger.Booking;

/** A booking in words, as the API and a printed statement both tell it. */
public final class TransactionTexts {

    private TransactionTexts() {}

    public static String information(Account account, Booking booking) {
        String text = TransactionShape.of(account, booking, booking.bookedAt()).transactionInformation();
        return text == null ? "" : text;
    }
}
