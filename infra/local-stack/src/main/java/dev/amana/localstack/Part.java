package dev.amana.localstack;

import dev.amana.localstack.check.FreePort;
import dev.amana.localstack.process.Launch;
import dev.amana.localstack.process.Launcher;
import dev.amana.localstack.process.Pause;
import dev.amana.localstack.process.ProcessFile;
import dev.amana.localstack.process.Running;
import dev.amana.localstack.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One process of the stack.
 *
 * @param name how people call it, and its log
 * @param port where it listens
 * @param launch how it is started; asked for only when it must be
 * @param ready whether it serves at this moment
 * @param stopBy what ends it gracefully
 */
record Part(
        String name,
        int port,
        ProcessFile file,
        Path log,
        Supplier<Launch> launch,
        BooleanSupplier ready,
        Signal stopBy) {

    static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(60);
    private static final int TAIL_LINES = 30;

    /** What {@link #up} did. */
    enum Outcome {
        STARTED,
        WAS_UP
    }

    Optional<Running> running() {
        return file.running();
    }

    /** Starts it unless it runs, and returns when it is ready. */
    Outcome up() {
        Optional<Running> before = running();
        if (before.isPresent() && ready.getAsBoolean()) {
            return Outcome.WAS_UP;
        }
        before.ifPresent(paused -> paused.signal(Signal.CONT));
        Running running = before.orElseGet(this::start);
        awaitReady(running);
        return before.isPresent() ? Outcome.WAS_UP : Outcome.STARTED;
    }

    void requireStartable() {
        if (running().isEmpty()) {
            FreePort.require(port, name);
        }
    }

    Running start() {
        requireStartable();
        return Launcher.start(launch.get(), file);
    }

    void awaitReady(Running running) {
        Instant until = Instant.now().plus(READY_WITHIN);
        while (!ready.getAsBoolean()) {
            if (!running.isAlive()) {
                file.delete();
                throw new StackException("%s ended while starting. The end of %s:%n%n%s".formatted(name, log, tail()));
            }
            if (Instant.now().isAfter(until)) {
                throw new StackException("%s is not ready after %d s. The end of %s:%n%n%s"
                        .formatted(name, READY_WITHIN.toSeconds(), log, tail()));
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    /** Ends it if it runs; says whether there was anything to end. */
    boolean down() {
        Optional<Running> running = running();
        running.ifPresent(each -> each.stop(stopBy, STOPS_WITHIN));
        file.delete();
        return running.isPresent();
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(it wrote nothing)";
        }
    }
}
