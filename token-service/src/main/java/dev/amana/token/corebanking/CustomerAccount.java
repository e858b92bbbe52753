package dev.amana.token.corebanking;

import java.util.Objects;

/**
 * An account to choose.
 *
 * @param maskedNumber what the customer knows it by, all but the end hidden
 */
public record CustomerAccount(
        String accountId, String nickname, String accountSubType, String currency, String maskedNumber) {
    public CustomerAccount {
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(nickname, "nickname");
        Objects.requireNonNull(accountSubType, "accountSubType");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(maskedNumber, "maskedNumber");
    }
}
