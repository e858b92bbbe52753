package dev.amana.corebanking.requests;

import dev.amana.corebanking.accounts.AccountId;
import dev.amana.corebanking.customers.PsuId;
import dev.amana.corebanking.listings.PageQuery;
import dev.amana.corebanking.messaging.MalformedQuestionException;
import dev.amana.corebanking.messaging.Question;
import dev.amana.corebanking.transactions.TransactionQuery;
import dev.amana.corebanking.transactions.TransactionQuery.Direction;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a question's fields; throws {@link MalformedQuestionException} for one that makes no sense. */
final class Asked {

    private static final int USUAL_PAGE = 100;

    private Asked() {}

    static TransactionQuery transactions(Question question) {
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

    static PageQuery page(Question question) {
        try {
            return new PageQuery(
                    question.number("snapshot"),
                    Math.toIntExact(question.number("page").orElse(1)),
                    Math.toIntExact(question.number("pageSize").orElse(USUAL_PAGE)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedQuestionException("page or pageSize is out of bounds", e);
        }
    }

    static List<AccountId> accountIds(Question question) {
        try {
            return question.texts("accountIds").stream().map(AccountId::new).toList();
        } catch (IllegalArgumentException e) {
            throw new MalformedQuestionException("accountIds holds something that is no AccountId", e);
        }
    }

    /** The one account of questions that are about one. */
    static AccountId accountId(Question question) {
        List<AccountId> ids = accountIds(question);
        if (ids.size() != 1) {
            throw new MalformedQuestionException("accountIds holds not exactly one");
        }
        return ids.getFirst();
    }

    static Optional<PsuId> psuId(Question question) {
        if (question.fields().path("psuId").isMissingNode()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PsuId(question.text("psuId")));
        } catch (IllegalArgumentException e) {
            throw new MalformedQuestionException("psuId is no PsuId", e);
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
}
