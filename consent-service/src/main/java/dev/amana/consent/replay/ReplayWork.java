package dev.amana.consent.replay;

import dev.amana.consent.eventstore.DirectConnections;
import dev.amana.consent.eventstore.StoredEvents;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does replays that were asked for, or goes on with those that somebody left. */
public final class ReplayWork {

    private static final Logger log = LoggerFactory.getLogger(ReplayWork.class);

    private final List<DerivedTable> derived;
    private final List<ToldStates> told;
    private final DirectConnections database;
    private final StoredEvents stored;
    private final ReplaySettings settings;

    public ReplayWork(
            List<DerivedTable> derived,
            List<ToldStates> told,
            DirectConnections database,
            StoredEvents stored,
            ReplaySettings settings) {
        this.derived = List.copyOf(derived);
        this.told = List.copyOf(told);
        this.database = database;
        this.stored = stored;
        this.settings = settings;
    }

    /**
     * Works on a replay until it is over or the process is to end; at once back when somebody else works on one.
     *
     * @throws SQLException when the database went away: the replay stays where its last transaction left it
     */
    public void on(UUID id, BooleanSupplier stopped) throws SQLException, InterruptedException {
        Optional<ReplaySession> session = ReplaySession.open(database);
        if (session.isPresent()) {
            try (ReplaySession own = session.get()) {
                on(own, id, stopped);
            }
        }
    }

    private void on(ReplaySession session, UUID id, BooleanSupplier stopped) throws SQLException, InterruptedException {
        Replay replay = session.read(id);
        if (replay.phase().isOver()) {
            return; // the one who had the lock until now has finished it
        }
        String projection = replay.projection();
        log.info("works on replay {} of {}: {}", id, projection, replay.phase().code());
        for (DerivedTable table : derived) {
            if (table.projection().equals(projection)) {
                new Rebuild(id, table, session, stored, settings, stopped).run();
                return;
            }
        }
        for (ToldStates states : told) {
            if (states.projection().equals(projection)) {
                new Retelling(id, states, session, stopped).run();
                return;
            }
        }
        throw new IllegalStateException(projection + " is unknown to this instance");
    }
}
