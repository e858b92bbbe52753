package dev.amana.consent.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds out up to which global index every event that will ever be there is there. Indexes are given out when a row is
 * inserted and become visible when its transaction commits, so a lower one may appear after a higher one, or never.
 *
 * <p>A transaction has the table locked for inserting before it is given an index, and until it ends. So: first the last
 * index given out is read, then who inserts; when all of those have ended, every index up to the first reading is either
 * visible or void. The transactions' numbers would not do, for an index can be given out a moment before its transaction
 * has one.
 */
public final class CommittedEvents {

    private static final String LAST_GIVEN =
            "select last_value from pg_sequences where schemaname = current_schema and sequencename = ?";
    private static final String SEQUENCE = "event_global_index_seq";
    private static final String INSERTING = """
            select virtualtransaction from pg_locks
            where locktype = 'relation' and relation = 'event'::regclass and mode = 'RowExclusiveLock'
              and database = (select oid from pg_database where datname = current_database())""";

    /** Between two looks at who still inserts: such a transaction takes milliseconds. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final Connection connection;
    private final Duration patience;

    /**
     * @param connection commits each statement, else it would see nothing new
     * @param patience how long to wait for transactions that insert
     */
    public CommittedEvents(Connection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /**
     * Waits for the transactions that insert now.
     *
     * @return the index up to which nothing can appear any more
     * @throws NotNow when one of them does not end
     */
    public long upTo() throws SQLException, InterruptedException {
        long given = lastGiven();
        Set<String> earlier = inserting();
        long giveUpAt = System.nanoTime() + patience.toNanos();
        while (!earlier.isEmpty()) {
            if (System.nanoTime() - giveUpAt > 0) {
                throw new NotNow("a transaction that inserts events does not end: " + earlier);
            }
            Thread.sleep(LOOK_EVERY);
            earlier.retainAll(inserting());
        }
        return given;
    }

    private long lastGiven() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST_GIVEN)) {
            statement.setString(1, SEQUENCE);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("there is no sequence " + SEQUENCE);
                }
                return row.getLong(1); // 0 where none was given yet
            }
        }
    }

    private Set<String> inserting() throws SQLException {
        Set<String> transactions = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(INSERTING);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                transactions.add(row.getString(1));
            }
        }
        return transactions;
    }
}
