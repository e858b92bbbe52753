package dev.amana.corebanking.accounts;

/** Whether an account is in use ({@code docs/reference/bobf-api.md} §8). */
public enum AccountStatus {
    Enabled,
    /** Barred: it exists, and nothing moves. */
    Disabled,
    /** Closed by its holder. */
    Deleted,
    ProForma,
    Pending
}
