package dev.amana.corebanking.requests;

import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.messaging.Answers;
import dev.amana.corebanking.messaging.Question;
import dev.amana.corebanking.statements.Statements;
import dev.amana.corebanking.transactions.TransactionPage;
import dev.amana.corebanking.transactions.TransactionQuery;
import dev.amana.corebanking.transactions.Transactions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers what is asked about statements. */
@Component
class StatementQuestions {

    private static final String STATEMENT = "statementId";

    private final Statements statements;
    private final Transactions transactions;

    StatementQuestions(Statements statements, Transactions transactions) {
        this.statements = statements;
        this.transactions = transactions;
    }

    Found page(Question question) {
        return Found.of(
                question,
                statements.page(
                        Asked.accountIds(question),
                        question.instant("from"),
                        question.instant("to"),
                        Asked.page(question)));
    }

    Found one(Question question) {
        AccountId account = Asked.accountId(question);
        return Found.of(
                question,
                new Found.StatementList(statements.find(account, question.text(STATEMENT)).stream()
                        .toList()));
    }

    Found transactions(Question question) {
        AccountId account = Asked.accountId(question);
        TransactionQuery query = Asked.transactions(question);
        Optional<TransactionPage> found =
                statements.month(account, question.text(STATEMENT)).map(month -> transactions.page(query, month));
        return Found.of(
                question,
                found.<Object>map(page -> new Found.StatementTransactions(
                                page.transactions(),
                                page.snapshot(),
                                page.page(),
                                page.totalPages(),
                                page.totalRecords(),
                                true))
                        .orElseGet(() -> new Found.NoStatement(false)));
    }

    /** The file in pieces, or that there is none. */
    Object file(Question question) {
        Optional<byte[]> file = statements.file(Asked.accountId(question), question.text(STATEMENT));
        return file.<Object>map(pdf -> new Answers.Several(Chunk.of(question.requestId(), "application/pdf", pdf)))
                .orElseGet(() -> Found.of(question, new Found.NoStatement(false)));
    }
}
