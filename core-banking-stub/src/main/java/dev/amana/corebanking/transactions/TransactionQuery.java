package dev.amana.corebanking.transactions;

import dev.amana.corebanking.accounts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which transactions somebody asks for.
 *
 * @param from the earliest booking time, included
 * @param to the latest booking time, included
 * @param directions what is wanted of {@code Credit} and {@code Debit}
 * @param snapshot that of the first page; none when this is the first
 * @param page counted from 1
 */
public record TransactionQuery(
        List<AccountId> accountIds,
        Optional<Instant> from,
        Optional<Instant> to,
        Set<Direction> directions,
        OptionalLong snapshot,
        int page,
        int pageSize) {

    /** A page's worth at the largest stays well within a reply's 512 KiB. */
    public static final int LARGEST_PAGE = 250;

    public TransactionQuery {
        if (page < 1) {
            throw new IllegalArgumentException("page counts from 1");
        }
        if (pageSize < 1 || pageSize > LARGEST_PAGE) {
            throw new IllegalArgumentException("pageSize is 1 to " + LARGEST_PAGE);
        }
    }

    /** Whether a transaction adds or takes. */
    public enum Direction {
        Credit,
        Debit
    }
}
