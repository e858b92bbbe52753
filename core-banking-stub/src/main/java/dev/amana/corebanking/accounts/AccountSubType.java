package dev.amana.corebanking.accounts;

/** What kind of account it is ({@code docs/reference/bobf-api.md} §8). */
public enum AccountSubType {
    CurrentAccount,
    Savings,
    CreditCard,
    ChargeCard,
    Loan,
    Mortgage,
    PrePaidCard,
    EWallet,
    Deposit
}
