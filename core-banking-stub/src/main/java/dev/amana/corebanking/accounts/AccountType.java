package dev.amana.corebanking.accounts;

/** Whom an account serves ({@code docs/reference/bobf-api.md} §8). */
public enum AccountType {
    Personal,
    Business
}
