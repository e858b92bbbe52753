package dev.amana.consent.replay;

import dev.amana.consent.eventstore.NotNow;
import dev.amana.feed.Worker;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for a replay that nobody works on, one just asked for or one left behind, and has it done. */
final class ReplayLookout implements Worker.Task {

    private static final Logger log = LoggerFactory.getLogger(ReplayLookout.class);

    private final ReplayTable replays;
    private final ReplayWork work;
    private final ReplaySettings settings;
    private final Semaphore wake = new Semaphore(0);

    ReplayLookout(ReplayTable replays, ReplayWork work, ReplaySettings settings) {
        this.replays = replays;
        this.work = work;
        this.settings = settings;
    }

    void wake() {
        wake.release();
    }

    @Override
    public void run(Worker.Stop stop) throws InterruptedException {
        while (!stop.isRequested()) {
            Optional<Replay> open = replays.open();
            if (open.isPresent()) {
                carryOut(open.get(), stop);
            }
            wake.tryAcquire(settings.lookEvery().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void carryOut(Replay replay, Worker.Stop stop) throws InterruptedException {
        try {
            work.on(replay.id(), stop::isRequested);
        } catch (NotNow later) {
            log.warn("replay {} waits: {}", replay.id(), later.getMessage());
        } catch (SQLException away) {
            throw new IllegalStateException(
                    "replay %s is interrupted, and gone on with later".formatted(replay.id()), away);
        }
    }
}
