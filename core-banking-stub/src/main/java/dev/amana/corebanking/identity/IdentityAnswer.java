package dev.amana.corebanking.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.accounts.AccountSubType;
import dev.amana.corebanking.customers.PsuId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer on {@code core-banking.identity-replies.v1}: {@code Matched}, {@code NoMatch}, or {@code Found} accounts. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IdentityAnswer(
        int schema,
        String requestId,
        String outcome,
        @Nullable PsuId psuId,
        @Nullable List<CustomerAccount> accounts) {

    /** @param maskedNumber all but the last four digits hidden */
    record CustomerAccount(
            AccountId accountId,
            String nickname,
            AccountSubType accountSubType,
            String currency,
            String maskedNumber) {}

    static IdentityAnswer matched(String requestId, PsuId psuId) {
        return new IdentityAnswer(1, requestId, "Matched", psuId, null);
    }

    static IdentityAnswer noMatch(String requestId) {
        return new IdentityAnswer(1, requestId, "NoMatch", null, null);
    }

    static IdentityAnswer accounts(String requestId, List<CustomerAccount> accounts) {
        return new IdentityAnswer(1, requestId, "Found", null, accounts);
    }
}
