package dev.amana.consent.replay;

import dev.amana.consent.eventstore.CommittedEvents;
import dev.amana.consent.eventstore.StoredEvents;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one replay to its end, or goes on with one that was interrupted. Each step is a transaction of the session that
 * holds the replay's lock, and says in the replay's row how far it came: whatever ends the session ends the step and the
 * lock with it, and the next session goes on behind the last step.
 *
 * <p>First whole histories are read consent by consent and copied. Meanwhile commands go on: to which consents anything
 * happened since is seen from the global index, and those are made again from their whole history until hardly any are
 * left. Then both tables are compared; and in one last transaction writers wait while the last few are made, compared, and
 * the tables change places.
 */
final class Rebuild {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

    /** Global indexes looked at in one transaction while catching up. */
    private static final int STRETCH = 10_000;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final UUID id;
    private final ReplaySession session;
    private final Sql sql;
    private final DerivedTable table;
    private final Shadow shadow;
    private final Comparison comparison;
    private final Changes changes;
    private final CommittedEvents committed;
    private final Copying copying;
    private final ReplaySettings settings;
    private final BooleanSupplier stopped;
    private boolean compared;

    /** @param stopped whether the process is about to end; the replay is then left where it is */
    Rebuild(
            UUID id,
            DerivedTable table,
            ReplaySession session,
            StoredEvents stored,
            ReplaySettings settings,
            BooleanSupplier stopped)
            throws SQLException {
        this.id = id;
        this.table = table;
        this.session = session;
        this.sql = session.sql();
        this.shadow = new Shadow(table, sql);
        this.comparison = new Comparison(table, shadow, sql);
        this.changes = new Changes(sql);
        this.committed = new CommittedEvents(sql.connection(), settings.patience());
        this.copying = new Copying(table, stored, session, settings.batch());
        this.settings = settings;
        this.stopped = stopped;
    }

    /** Until it is over, or the process is to end. */
    void run() throws SQLException, InterruptedException {
        try {
            Replay replay = session.read(id);
            requireWanted(replay);
            if (replay.phase() == ReplayPhase.WAITING) {
                begin(replay);
            }
            copy();
            catchUp();
        } catch (CalledOff calledOff) {
            end(ReplayPhase.CANCELLED, "");
        } catch (BrokenHistory | IllegalStateException impossible) {
            log.error("replay {} of {} fails", id, table.projection(), impossible);
            end(ReplayPhase.FAILED, String.valueOf(impossible.getMessage()));
        } catch (SQLException refused) {
            if (!isRefusal(refused)) {
                throw refused; // the database went away, or somebody ended the session: gone on with later
            }
            log.error("replay {} of {} fails", id, table.projection(), refused);
            end(ReplayPhase.FAILED, String.valueOf(refused.getMessage()));
        } catch (Stopping later) {
            log.info("replay {} is left to another instance", id);
        }
    }

    /** Data that does not fit (22), a broken constraint (23), a table or column that is not there, or no right to it (42). */
    private static boolean isRefusal(SQLException exception) {
        String state = String.valueOf(exception.getSQLState());
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("42");
    }

    private void begin(Replay replay) throws SQLException, InterruptedException {
        shadow.requireReplaceable();
        shadow.requireEveryColumn();
        long everything = committed.upTo();
        session.transaction(() -> {
            shadow.create();
            comparison.forgetAll();
            if (replay.fromIndex().isEmpty()) {
                session.began(id, ReplayPhase.COPYING, everything, sql.number("select count(*) from event"));
            } else {
                long before = Math.min(replay.fromIndex().getAsLong() - 1, everything);
                shadow.takeOver(before + 1);
                shadow.index();
                session.began(
                        id,
                        ReplayPhase.CATCHING_UP,
                        before,
                        sql.number("select count(*) from event where global_index > ?", before));
            }
        });
    }

    private void copy() throws SQLException, InterruptedException {
        Replay replay = session.read(id);
        if (replay.phase() != ReplayPhase.COPYING) {
            return;
        }
        copying.from(replay.copiedTo(), batch -> {
            session.transaction(() -> {
                shadow.copy(batch.rows());
                session.copied(id, batch);
            });
            requireWanted(session.read(id));
        });
        session.transaction(() -> {
            shadow.index();
            session.phase(id, ReplayPhase.CATCHING_UP);
        });
    }

    private void catchUp() throws SQLException, InterruptedException {
        Duration pause = Duration.ofMillis(200);
        while (true) {
            settle(committed.upTo());
            Replay replay = session.read(id);
            if (!compared) {
                session.transaction(() -> comparison.ofAll(replay.completeTo()));
                compared = true;
            } else if (finish(replay)) {
                return;
            } else {
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Makes again what changed up to this index, stretch by stretch. */
    private void settle(long complete) throws SQLException, InterruptedException {
        Replay replay = session.read(id);
        for (long from = replay.completeTo(); from < complete; from = Math.min(complete, from + STRETCH)) {
            long after = from;
            long to = Math.min(complete, from + STRETCH);
            session.transaction(() -> {
                refold(changes.between(after, to), to);
                session.settled(
                        id,
                        to,
                        sql.number(
                                "select count(*) from event where global_index > ? and global_index <= ?", after, to));
            });
            requireWanted(session.read(id));
        }
    }

    private void refold(List<String> consentIds, long complete) throws SQLException {
        for (int from = 0; from < consentIds.size(); from += settings.tail()) {
            List<String> some = consentIds.subList(from, Math.min(consentIds.size(), from + settings.tail()));
            shadow.forget(some);
            shadow.copy(copying.rows(Histories.of(sql.connection(), some)).rows());
        }
        if (compared && !consentIds.isEmpty()) {
            comparison.of(consentIds, complete);
        }
    }

    /** Answers false when too much is left, or others do not let go of the tables. */
    private boolean finish(Replay replay) throws SQLException, InterruptedException {
        return replay.swaps() ? swap(replay) : close(replay);
    }

    private boolean swap(Replay replay) throws SQLException, InterruptedException {
        session.flush(id);
        long[] locked = new long[1];
        boolean done = session.attempt(() -> {
            sql.run("set local synchronous_commit = on");
            sql.run("set local lock_timeout = " + settings.lockWait().toMillis());
            sql.run("lock table event in share row exclusive mode");
            locked[0] = System.nanoTime();
            sql.run("lock table " + shadow.live() + " in access exclusive mode");
            if (!settleLast(replay)) {
                return false;
            }
            shadow.replaceLive();
            session.over(id, ReplayPhase.DONE, "");
            return true;
        });
        if (done) {
            session.locked(id, Duration.ofNanos(System.nanoTime() - locked[0]));
            log.info("{} was made again by replay {}", table.table(), id);
        }
        return done;
    }

    /** All in one look at the database, so that nobody needs to wait. */
    private boolean close(Replay replay) throws SQLException, InterruptedException {
        return session.attempt(() -> {
            sql.run("set transaction isolation level repeatable read");
            if (!settleLast(replay)) {
                return false;
            }
            shadow.drop();
            session.over(id, ReplayPhase.DONE, "");
            return true;
        });
    }

    private boolean settleLast(Replay replay) throws SQLException {
        long last = sql.number("select coalesce(max(global_index), 0) from event");
        List<String> changed = changes.between(replay.completeTo(), last);
        if (changed.size() > settings.tail()) {
            return false;
        }
        refold(changed, last);
        return true;
    }

    private void end(ReplayPhase phase, String failure) throws SQLException, InterruptedException {
        session.transaction(() -> {
            shadow.drop();
            session.over(id, phase, failure);
        });
    }

    private void requireWanted(Replay replay) {
        if (replay.cancelled()) {
            throw new CalledOff();
        }
        if (stopped.getAsBoolean()) {
            throw new Stopping();
        }
    }

    private static final class CalledOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Stopping extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
