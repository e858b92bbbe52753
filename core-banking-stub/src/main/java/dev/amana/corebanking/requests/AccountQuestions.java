package dev.amana.corebanking.requests;

import dev.amana.corebanking.accounts.AccountView;
import dev.amana.corebanking.accounts.Accounts;
import dev.amana.corebanking.arrangements.Arrangements;
import dev.amana.corebanking.balances.Balances;
import dev.amana.corebanking.messaging.Answers;
import dev.amana.corebanking.messaging.MalformedQuestionException;
import dev.amana.corebanking.messaging.Question;
import dev.amana.corebanking.offers.Offers;
import dev.amana.corebanking.parties.Parties;
import dev.amana.corebanking.parties.PartyView;
import dev.amana.corebanking.products.Products;
import dev.amana.corebanking.supplementary.SupplementaryInfo;
import dev.amana.corebanking.transactions.Transactions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers what is asked on {@code core-banking.requests.v1}. Accounts that the bank does not have are left out. */
@Component
class AccountQuestions implements Answers {

    private final Accounts accounts;
    private final Balances balances;
    private final Transactions transactions;
    private final Arrangements arrangements;
    private final Offers offers;
    private final Parties parties;
    private final SupplementaryInfo supplementary;
    private final Products products;
    private final StatementQuestions statements;

    AccountQuestions(
            Accounts accounts,
            Balances balances,
            Transactions transactions,
            Arrangements arrangements,
            Offers offers,
            Parties parties,
            SupplementaryInfo supplementary,
            Products products,
            StatementQuestions statements) {
        this.accounts = accounts;
        this.balances = balances;
        this.transactions = transactions;
        this.arrangements = arrangements;
        this.offers = offers;
        this.parties = parties;
        this.supplementary = supplementary;
        this.products = products;
        this.statements = statements;
    }

    @Override
    public Object to(Question question) {
        return switch (question.query()) {
            case "Accounts" ->
                Found.of(
                        question,
                        new Found.AccountList(accounts.existing(Asked.accountIds(question)).stream()
                                .map(AccountView::of)
                                .toList()));
            case "Balances" -> Found.of(question, new Found.BalanceList(balances.of(Asked.accountIds(question))));
            case "Transactions" -> Found.of(question, transactions.page(Asked.transactions(question)));
            case "Beneficiaries" ->
                Found.of(question, arrangements.beneficiaries(Asked.accountIds(question), Asked.page(question)));
            case "DirectDebits" ->
                Found.of(question, arrangements.directDebits(Asked.accountIds(question), Asked.page(question)));
            case "StandingOrders" ->
                Found.of(question, arrangements.standingOrders(Asked.accountIds(question), Asked.page(question)));
            case "FutureDatedPayments" ->
                Found.of(question, arrangements.futureDatedPayments(Asked.accountIds(question), Asked.page(question)));
            case "Offers" -> Found.of(question, offers.page(Asked.accountIds(question), Asked.page(question)));
            case "Statements" -> statements.page(question);
            case "Statement" -> statements.one(question);
            case "StatementTransactions" -> statements.transactions(question);
            case "StatementFile" -> statements.file(question);
            case "Party" ->
                Found.of(question, new Found.OneParty(party(question).orElse(null)));
            case "Parties" -> Found.of(question, new Found.PartyList(parties.all(Asked.accountId(question))));
            case "SupplementaryInfo" ->
                Found.of(
                        question,
                        new Found.Supplement(
                                supplementary.of(Asked.accountId(question)).orElse(null)));
            case "Products" -> Found.of(question, products.data());
            default -> throw new MalformedQuestionException("query is none that this bank answers");
        };
    }

    private Optional<PartyView> party(Question question) {
        return Asked.psuId(question).map(parties::customer).orElseGet(() -> parties.holder(Asked.accountId(question)));
    }
}
