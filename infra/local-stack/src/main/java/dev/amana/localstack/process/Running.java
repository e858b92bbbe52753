package dev.amana.localstack.process;

import dev.amana.localstack.StackException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * A process that is alive and ours.
 *
 * @param handle the operating system's
 */
public record Running(ProcessHandle handle) {

    private static final Duration DIES_WITHIN = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    public long pid() {
        return handle.pid();
    }

    /** Stands still until {@link #resume}, with all that it has started: PostgreSQL has a process for each connection. */
    public void pause() {
        signal(Signal.STOP); // first, so that it starts none meanwhile
        handle.descendants().forEach(child -> signal(child, Signal.STOP));
    }

    public void resume() {
        handle.descendants().forEach(child -> signal(child, Signal.CONT));
        signal(Signal.CONT);
    }

    public void signal(Signal signal) {
        signal(handle, signal);
    }

    private static void signal(ProcessHandle handle, Signal signal) {
        try {
            int status = new ProcessBuilder("kill", "-s", signal.name(), Long.toString(handle.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            if (status != 0 && handle.isAlive()) {
                throw new StackException("process %d could not be sent SIG%s".formatted(handle.pid(), signal));
            }
        } catch (IOException e) {
            throw new StackException("the command kill is missing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    /**
     * Ends it as it likes to be ended, and by force when that takes too long.
     *
     * @return whether force was needed
     */
    public boolean stop(Signal gracefully, Duration within) {
        signal(gracefully);
        resume(); // one that was paused could not hear the first
        if (endedWithin(within)) {
            return false;
        }
        kill();
        return true;
    }

    /** SIGKILL, and gone when this returns. */
    public void kill() {
        signal(Signal.KILL);
        if (!endedWithin(DIES_WITHIN)) {
            throw new StackException("process %d does not end, even by SIGKILL".formatted(pid()));
        }
    }

    public boolean isAlive() {
        return ProcessTable.isAlive(handle);
    }

    private boolean endedWithin(Duration bound) {
        Instant until = Instant.now().plus(bound);
        while (isAlive()) {
            if (Instant.now().isAfter(until)) {
                return false;
            }
            Pause.of(BETWEEN_LOOKS);
        }
        return true;
    }
}
