package dev.amana.consent.replay;

import dev.amana.consent.eventstore.DirectConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The database session that does a replay. It holds the one lock that allows it, and everything is written by it and by no
 * other: a process that was stopped and continued finds its session gone or still its own, never somebody else's work.
 */
final class ReplaySession implements AutoCloseable {

    private static final String LOCK = "select pg_try_advisory_lock(hashtextextended('amana replay', 0))::int";

    private static final String NAME = "consent-service replay";

    /** A lock was not to be had in time; somebody else wrote the same row. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String SERIALIZATION_FAILURE = "40001";

    /** Some statements. */
    interface Work {
        void run() throws SQLException, InterruptedException;
    }

    /** Some statements, which may turn out to be too early. */
    interface Try {
        boolean run() throws SQLException, InterruptedException;
    }

    private final DirectConnections database;
    private final Connection connection;
    private final Sql sql;

    private ReplaySession(DirectConnections database, Connection connection) {
        this.database = database;
        this.connection = connection;
        this.sql = new Sql(connection);
    }

    /** Opens one, unless another session works on a replay. */
    static Optional<ReplaySession> open(DirectConnections database) throws SQLException {
        Connection connection = database.open(NAME);
        try {
            ReplaySession session = new ReplaySession(database, connection);
            if (session.sql.number(LOCK) == 1) {
                // A batch that a crash takes away goes with the note that it was written.
                session.sql.run("set synchronous_commit = off");
                Histories.prepare(connection);
                return Optional.of(session);
            }
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        connection.close();
        return Optional.empty();
    }

    /** One more connection, to read histories while this one writes. */
    Connection reading() throws SQLException {
        Connection reading = database.open(NAME);
        Histories.prepare(reading);
        return reading;
    }

    Sql sql() {
        return sql;
    }

    void transaction(Work work) throws SQLException, InterruptedException {
        attempt(() -> {
            work.run();
            return true;
        });
    }

    /** Takes everything back when it turns out to be too early, or a lock is not to be had; then answers false. */
    boolean attempt(Try work) throws SQLException, InterruptedException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            done = work.run();
            if (done) {
                connection.commit();
            }
            return done;
        } catch (SQLException failed) {
            if (LOCK_NOT_AVAILABLE.equals(failed.getSQLState()) || SERIALIZATION_FAILURE.equals(failed.getSQLState())) {
                return false;
            }
            throw failed;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    Replay read(UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select * from replay where replay_id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return ReplayTable.read(row);
            }
        }
    }

    void began(UUID id, ReplayPhase phase, long completeTo, long eventsTotal) throws SQLException {
        sql.update("""
                update replay set phase = ?, complete_to = ?, events_total = ?, began_at = clock_timestamp(),
                    moved_at = clock_timestamp() where replay_id = ?""", phase.code(), completeTo, eventsTotal, id);
    }

    /** Everything written so far goes to the disk now, so that the swap's commit, with writers waiting, has little to wait for. */
    void flush(UUID id) throws SQLException, InterruptedException {
        transaction(() -> {
            sql.run("set local synchronous_commit = on");
            sql.update("update replay set moved_at = clock_timestamp() where replay_id = ?", id);
        });
    }

    void phase(UUID id, ReplayPhase phase) throws SQLException {
        sql.update("update replay set phase = ? where replay_id = ?", phase.code(), id);
    }

    void copied(UUID id, Copying.Batch batch) throws SQLException {
        sql.update("""
                update replay set copied_to = ?, events_done = events_done + ?, consents_done = consents_done + ?,
                    moved_at = clock_timestamp() where replay_id = ?""", batch.last(), batch.events(), batch.consents(), id);
    }

    void settled(UUID id, long completeTo, long events) throws SQLException {
        sql.update("""
                update replay set complete_to = ?, events_done = events_done + ?,
                    events_total = greatest(events_total, events_done + ?), moved_at = clock_timestamp()
                where replay_id = ?""", completeTo, events, events, id);
    }

    void over(UUID id, ReplayPhase phase, String failure) throws SQLException {
        sql.update(
                "update replay set phase = ?, failure = nullif(?, ''), ended_at = clock_timestamp() where replay_id = ?",
                phase.code(),
                failure,
                id);
    }

    void locked(UUID id, Duration time) throws SQLException {
        sql.update("update replay set locked_millis = ? where replay_id = ?", time.toMillis(), id);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
