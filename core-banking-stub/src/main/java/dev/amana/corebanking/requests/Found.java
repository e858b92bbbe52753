package dev.amana.corebanking.requests;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amana.corebanking.accounts.AccountView;
import dev.amana.corebanking.balances.BalanceView;
import java.util.List;

/** A good answer on {@code core-banking.replies.v1}. */
record Found(int schema, String requestId, String outcome, Object body) {

    record AccountList(@JsonProperty("Account") List<AccountView> accounts) {}

    record BalanceList(@JsonProperty("Balance") List<BalanceView> balances) {}
}
