package dev.amana.token.corebanking;

/**
 * An account to choose.
 *
 * @param maskedNumber what the customer knows it by, all but the end hidden
 */
public record CustomerAccount(
        String accountId, String nickname, String accountSubType, String currency, String maskedNumber) {}
