package dev.amana.consent.consents;

/** A rule that the terms of a new consent break (docs/reference/bobf-api.md §2, Rules). */
public enum TermsViolation {
    /** A consent covers at least one permission. */
    NO_PERMISSIONS,
    /** Without ReadAccountsBasic or ReadAccountsDetail no account could even be named. */
    ACCOUNTS_PERMISSION_MISSING,
    /** ReadTransactionsBasic or Detail says how much of a transaction, not which: Credits, Debits or both are needed. */
    TRANSACTIONS_DIRECTION_MISSING,
    /** ReadTransactionsCredits or Debits says which transactions, not how much of them: Basic or Detail is needed. */
    TRANSACTIONS_DEPTH_MISSING,
    /** The expiry is not in the future. */
    EXPIRATION_NOT_IN_FUTURE,
    /** The expiry is more than 12 months away. */
    EXPIRATION_TOO_FAR,
    /** The transaction period ends before it begins. */
    TRANSACTION_PERIOD_REVERSED
}
