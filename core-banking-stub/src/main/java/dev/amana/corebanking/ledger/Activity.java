package dev.amana.corebanking.ledger;

import dev.amana.corebanking.accounts.Conduct.RecordedBooking;
import dev.amana.corebanking.accounts.Party;
import java.util.Optional;

/** What a booking was for. */
public sealed interface Activity {

    /** Something bought by card, perhaps in another currency. */
    record CardPurchase(Merchant merchant, String pan, Authorisation authorisation, Optional<Exchange> exchange)
            implements Activity {}

    /** A purchase given back: a credit of the merchant. */
    record Refund(Merchant merchant, String pan) implements Activity {}

    /** Cash from a machine. */
    record CashWithdrawal(String place, String pan) implements Activity {}

    /** Money sent; {@code charge} is what the bank took for it, in the amount already. */
    record TransferOut(Party payee, String reference, long charge) implements Activity {}

    /** Money received. */
    record TransferIn(Party payer, String reference) implements Activity {}

    /** Money received from abroad, converted. */
    record Remittance(Party sender, String reference, Exchange exchange) implements Activity {}

    /** A month's pay. */
    record Salary(Party employer) implements Activity {}

    /** A bill of a utility. */
    record Bill(Merchant biller) implements Activity {}

    /** A shop's sale by card. */
    record Sale(int terminal) implements Activity {}

    /** Profit paid to, or charged from, the holder by the bank. */
    record Profit() implements Activity {}

    /** Recorded word for word. */
    record Recorded(RecordedBooking booking) implements Activity {}

    /** Booked by hand in the sandbox. */
    record Posted(String information) implements Activity {}

    /** How a card payment was approved (UK 3.1.11 {@code CardInstrument.AuthorisationType}). */
    enum Authorisation {
        ConsumerDevice,
        Contactless,
        None,
        PIN
    }

    /**
     * A conversion.
     *
     * @param source the currency paid in
     * @param target the account's currency
     * @param amount what was instructed, in the smallest unit of {@code source}
     * @param rate how much of {@code target} one unit of {@code source} costs, in millionths
     * @param charge in the amount already, in the smallest unit of {@code target}
     */
    record Exchange(String source, String target, long amount, long rate, long charge) {}
}
