package dev.amana.corebanking.requests;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.amana.corebanking.accounts.AccountView;
import dev.amana.corebanking.balances.BalanceView;
import dev.amana.corebanking.messaging.Question;
import dev.amana.corebanking.parties.PartyView;
import dev.amana.corebanking.statements.StatementView;
import dev.amana.corebanking.supplementary.ReadAccount;
import dev.amana.corebanking.transactions.TransactionView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A good answer on {@code core-banking.replies.v1}. */
record Found(int schema, String requestId, String outcome, Object body) {

    static Found of(Question question, Object body) {
        return new Found(1, question.requestId(), "Found", body);
    }

    record AccountList(@JsonProperty("Account") List<AccountView> accounts) {}

    record BalanceList(@JsonProperty("Balance") List<BalanceView> balances) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OneParty(@JsonProperty("Party") @Nullable PartyView party) {}

    record PartyList(@JsonProperty("Party") List<PartyView> parties) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Supplement(@JsonProperty("ReadAccount") @Nullable ReadAccount account) {}

    record StatementList(@JsonProperty("Statement") List<StatementView> statements) {}

    record StatementTransactions(
            @JsonProperty("Transaction") List<TransactionView> transactions,
            long snapshot,
            int page,
            int totalPages,
            int totalRecords,
            boolean statementFound) {}

    record NoStatement(boolean statementFound) {}
}
