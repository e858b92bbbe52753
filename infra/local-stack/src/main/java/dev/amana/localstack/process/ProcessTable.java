package dev.amana.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What can be seen of a process from outside. A process that is becoming another program (setsid becomes java) shows no
 * command line for a moment, like one that has ended: only an absence that lasts means anything.
 */
public final class ProcessTable {

    /** Becoming another program takes a millisecond; on a crowded machine, or under a debugger, longer. */
    private static final Duration LASTS = Duration.ofSeconds(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private ProcessTable() {}

    /** Whether it runs: one that ended and that nobody has waited for has an id still, but does not. */
    static boolean isAlive(ProcessHandle handle) {
        return handle.isAlive() && !hasEnded(handle);
    }

    /** Whether these words are in its command line. */
    public static boolean hasMarker(ProcessHandle handle, String marker) {
        return commandLine(handle).filter(line -> shows(line, marker)).isPresent();
    }

    /** The process with these words in its command line; of one and its children, which may have its command line, that one. */
    static Optional<ProcessHandle> find(String marker) {
        return look(() -> findNow(marker), () -> false);
    }

    private static Optional<ProcessHandle> findNow(String marker) {
        List<ProcessHandle> all = ProcessHandle.allProcesses()
                .filter(each -> each.info()
                        .commandLine()
                        .filter(line -> shows(line, marker))
                        .isPresent())
                .toList();
        return all.stream()
                .filter(each -> each.parent().filter(all::contains).isEmpty())
                .findFirst();
    }

    private static boolean shows(String line, String marker) {
        return (" " + line + " ").contains(" " + marker + " ");
    }

    private static boolean hasEnded(ProcessHandle handle) {
        return isKnownDead(handle).orElseGet(() -> commandLine(handle).isEmpty());
    }

    private static Optional<String> commandLine(ProcessHandle handle) {
        return look(
                () -> handle.info().commandLine(),
                () -> !handle.isAlive() || isKnownDead(handle).orElse(false));
    }

    /**
     * On Linux, by the letter behind the name in brackets, which may have brackets in it; elsewhere nothing tells. The letter is
     * that of the first thread: while others of a killed process are still ending, it holds its ports.
     */
    private static Optional<Boolean> isKnownDead(ProcessHandle handle) {
        Path process = Path.of("/proc", Long.toString(handle.pid()));
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            String stat = Files.readString(process.resolve("stat"));
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return Optional.of(state == 'X' || state == 'Z' && threads.count() <= 1);
        } catch (IOException | UncheckedIOException notLinuxOrGone) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> look(Supplier<Optional<T>> look, BooleanSupplier inVain) {
        Instant until = Instant.now().plus(LASTS);
        Optional<T> seen = look.get();
        while (seen.isEmpty() && !inVain.getAsBoolean() && Instant.now().isBefore(until)) {
            Pause.of(BETWEEN_LOOKS);
            seen = look.get();
        }
        return seen;
    }
}
