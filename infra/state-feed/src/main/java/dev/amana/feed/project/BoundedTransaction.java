package dev.amana.feed.project;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction that holds the locks of partitions, and only for so long: an instance suspended inside it gives them back,
 * for the database ends it.
 */
final class BoundedTransaction {

    private static final String SETTINGS = """
            select set_config('synchronous_commit',
                              case when :flushed then current_setting('synchronous_commit') else 'off' end, true),
                   set_config('idle_in_transaction_session_timeout', :silence, true),
                   set_config('statement_timeout', :statement, true)""";

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Duration limit;

    /** @param limit longest silence in it, and half the longest statement */
    BoundedTransaction(TransactionTemplate transaction, JdbcClient jdbc, Duration limit) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.limit = limit;
    }

    /** For what nobody can read again, such as a person's decision. */
    <T> T flushed(Supplier<T> work) {
        return in(true, work);
    }

    /**
     * For what came from a topic: what a crash of the database takes away goes with its offset and watermark, and is read
     * again.
     */
    <T> T unflushed(Supplier<T> work) {
        return in(false, work);
    }

    private <T> T in(boolean flushed, Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            jdbc.sql(SETTINGS)
                    .param("flushed", flushed)
                    .param("silence", millis(limit))
                    .param("statement", millis(limit.multipliedBy(2))) // outwaits a suspended one
                    .query((row, n) -> n)
                    .list();
            return work.get();
        }));
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
