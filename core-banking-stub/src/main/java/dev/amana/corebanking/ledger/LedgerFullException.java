package dev.amana.corebanking.ledger;

/** An account has as many bookings by hand as this sandbox keeps. */
public final class LedgerFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerFullException() {
        super("this account has " + Ledgers.MOST_POSTED + " bookings by hand, and no more are kept");
    }
}
