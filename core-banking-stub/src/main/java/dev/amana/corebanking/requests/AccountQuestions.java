package dev.amana.corebanking.requests;

import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.accounts.AccountView;
import dev.amana.corebanking.accounts.Accounts;
import dev.amana.corebanking.balances.Balances;
import dev.amana.corebanking.messaging.Answers;
import dev.amana.corebanking.messaging.MalformedQuestionException;
import dev.amana.corebanking.messaging.Question;
import dev.amana.corebanking.transactions.TransactionQuery;
import dev.amana.corebanking.transactions.TransactionQuery.Direction;
import dev.amana.corebanking.transactions.Transactions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Answers what is asked on {@code core-banking.requests.v1}. Accounts that the bank does not have are left out. */
@Component
class AccountQuestions implements Answers {

    private static final int USUAL_PAGE = 100;

    private final Accounts accounts;
    private final Balances balances;
    private final Transactions transactions;

    AccountQuestions(Accounts accounts, Balances balances, Transactions transactions) {
        this.accounts = accounts;
        this.balances = balances;
        this.transactions = transactions;
    }

    @Override
    public Object to(Question question) {
        return switch (question.query()) {
            case "Accounts" ->
                found(
                        question,
                        new Found.AccountList(accounts.existing(accountIds(question)).stream()
                                .map(AccountView::of)
                                .toList()));
            case "Balances" -> found(question, new Found.BalanceList(balances.of(accountIds(question))));
            case "Transactions" -> found(question, transactions.page(transactionQuery(question)));
            default -> throw new MalformedQuestionException("query is none that this bank answers");
        };
    }

    private static Found found(Question question, Object body) {
        return new Found(1, question.requestId(), "Found", body);
    }

    private static TransactionQuery transactionQuery(Question question) {
        try {
            return new TransactionQuery(
                    accountIds(question),
                    question.instant("from"),
                    question.instant("to"),
                    directions(question.texts("creditDebit")),
                    question.number("snapshot"),
                    Math.toIntExact(question.number("page").orElse(1)),
                    Math.toIntExact(question.number("pageSize").orElse(USUAL_PAGE)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedQuestionException("page or pageSize is out of bounds", e);
        }
    }

    private static Set<Direction> directions(List<String> names) {
        Set<Direction> directions = EnumSet.noneOf(Direction.class);
        for (String name : names) {
            try {
                directions.add(Direction.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw new MalformedQuestionException("creditDebit is neither Credit nor Debit", e);
            }
        }
        // Nothing said means nothing withheld.
        return directions.isEmpty() ? EnumSet.allOf(Direction.class) : directions;
    }

    private static List<AccountId> accountIds(Question question) {
        try {
            return question.texts("accountIds").stream().map(AccountId::new).toList();
        } catch (IllegalArgumentException e) {
            throw new MalformedQuestionException("accountIds holds something that is no AccountId", e);
        }
    }
}
