package dev.amana.consent.replay;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Carries one telling of all states to its end, or goes on with one that was interrupted. */
final class Retelling {

    private final UUID id;
    private final ToldStates states;
    private final ReplaySession session;
    private final BooleanSupplier stopped;

    Retelling(UUID id, ToldStates states, ReplaySession session, BooleanSupplier stopped) {
        this.id = id;
        this.states = states;
        this.session = session;
        this.stopped = stopped;
    }

    /** Until it is over, or the process is to end. */
    void run() throws SQLException, InterruptedException {
        if (session.read(id).phase() == ReplayPhase.WAITING) {
            states.begin();
            session.began(id, ReplayPhase.COPYING, 0, states.total());
        }
        while (!stopped.getAsBoolean()) {
            Replay replay = session.read(id);
            if (replay.cancelled()) {
                session.over(id, ReplayPhase.CANCELLED, "");
                return;
            }
            Optional<ToldStates.Told> told = states.tellAfter(replay.copiedTo());
            if (told.isEmpty()) {
                states.end();
                session.over(id, ReplayPhase.DONE, "");
                return;
            }
            ToldStates.Told some = told.get();
            session.copied(id, new Copying.Batch(new byte[0], some.last(), some.consents(), some.consents()));
        }
    }
}
